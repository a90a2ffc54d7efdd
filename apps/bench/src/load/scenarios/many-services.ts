import { exactly, printClaims } from '../claims.js';
import { growthMb, peak, sparkline, type Sample } from '../curves.js';
import { untilAtLeast } from '../state.js';
import type { LoadScene } from './one-alert.js';

/** A process that kept what it cannot handle yet in memory would grow with the flood; these are heap that is not collected yet. */
const growthLimitMb = 150;

export interface ManyServicesOptions {
  readonly alerts: number;
  readonly services: number;
  /** Characters of each alert's description. */
  readonly padding: number;
}

/** Alerts of many services at once are grouped by service, and what is not handled yet waits in Kafka, not in memory. */
export async function manyServices(scene: LoadScene, options: ManyServicesOptions): Promise<boolean> {
  const { stored } = scene;
  const { alerts, services, padding } = options;
  const [handled, incidents, concluded] = await Promise.all([
    stored.handledAlerts(),
    stored.incidents(),
    stored.concluded(),
  ]);
  const curves = scene.watch();
  const beganMs = performance.now();
  await scene.publish(Array.from({ length: alerts }, (_, i) => alertOf(i, services, padding)));
  await untilAtLeast(stored.handledAlerts, handled + alerts, 'alerts');
  const committed = (performance.now() - beganMs) / 1000;
  await untilAtLeast(stored.concluded, concluded + services, 'investigations');
  const seconds = (performance.now() - beganMs) / 1000;
  const samples = await curves.stop();
  printCurves(samples);
  const growth = growthMb(samples);
  return printClaims(`${alerts} alerts over ${services} services`, [
    exactly('incidents', (await stored.incidents()) - incidents, services),
    exactly('investigations concluded', (await stored.concluded()) - concluded, services),
    exactly('alerts kept with their incident', await occurrences(scene), alerts),
    exactly('parked or dead letters', await stored.troubles(), 0),
    { what: 'most that waited in Kafka', measured: peak(samples, ({ lag }) => lag['intake']) },
    ...Object.entries(growth).map(([process, measured]) => ({
      what: `${process}: more memory, at most`,
      measured,
      unit: 'MB',
      atMost: growthLimitMb,
    })),
    { what: 'until intake had all', measured: committed, unit: 's' },
    { what: 'until all were concluded', measured: seconds, unit: 's' },
  ]);
}

/** Round robin, so that every service is in every batch. */
const alertOf = (index: number, services: number, padding: number) => ({
  service: `many-${index % services}`,
  pod: `pod-${Math.floor(index / services)}`,
  padding,
});

const occurrences = ({ stored }: LoadScene): Promise<number> =>
  stored.number(`SELECT coalesce(sum(alert_count), 0) FROM intake.incidents WHERE service LIKE 'many-%'`);

function printCurves(samples: readonly Sample[]): void {
  const [first] = samples;
  const seconds = Math.round(samples.at(-1)?.atSeconds ?? 0);
  console.log(`\nover ${seconds} s, each from 0 to its highest:`);
  const print = (name: string, unit: string, of: (sample: Sample) => number) => {
    const figures = samples.map(of);
    console.log(`${name.padEnd(28)} ${sparkline(figures)} ${Math.round(Math.max(...figures))} ${unit}`);
  };
  for (const group of Object.keys(first?.lag ?? {}))
    print(`waiting for ${group}`, 'messages', ({ lag }) => lag[group] ?? 0);
  for (const process of Object.keys(first?.memoryMb ?? {}))
    print(`memory of ${process}`, 'MB', ({ memoryMb }) => memoryMb[process] ?? 0);
}
