import { exactly, printClaims } from '../claims.js';
import { growthMb, peak } from '../curves.js';
import { untilAtLeast } from '../state.js';
import { growthClaims, printCurves } from './growth-claims.js';
import type { LoadScene } from './one-alert.js';

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
  return printClaims(`${alerts} alerts over ${services} services`, [
    exactly('incidents', (await stored.incidents()) - incidents, services),
    exactly('investigations concluded', (await stored.concluded()) - concluded, services),
    exactly('alerts kept with their incident', await occurrences(scene), alerts),
    exactly('parked or dead letters', await stored.troubles(), 0),
    { what: 'most that waited in Kafka', measured: peak(samples, ({ lag }) => lag['intake']) },
    ...growthClaims(growthMb(samples)),
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
