import { cpuOfProcesses } from '../../mesh/cpu-of-processes.js';
import { exactly, printClaims } from '../claims.js';
import type { LoadStage } from '../load-stage.js';
import { untilAtLeast } from '../state.js';

/** To be reached on two cores that do nothing else. */
const alertsPerSecond = 5_000;

export interface OneAlertOptions {
  readonly copies: number;
  /** Whether the speed is judged: on a machine with other work it says little. */
  readonly timed: boolean;
}

/** Many copies of one alert are one incident and one investigation; how fast intake takes them, from Kafka to its commit. */
export async function oneAlert(stage: LoadScene, { copies, timed }: OneAlertOptions): Promise<boolean> {
  const { stored } = stage;
  const [handled, incidents, investigations] = await counts(stored);
  await stage.publish(Array.from({ length: copies / 10 }, () => ({ service: 'warm-up' })));
  await untilAtLeast(stored.handledAlerts, handled + copies / 10, 'alerts of the warm-up');
  const intake = { intake: stage.pids['intake']! };
  const cpuBefore = cpuOfProcesses(intake)['intake']!;
  const beganMs = performance.now();
  await stage.publish(Array.from({ length: copies }, () => ({ service: 'one' })));
  const publishedMs = performance.now() - beganMs;
  await untilAtLeast(stored.handledAlerts, handled + copies * 1.1, 'alerts');
  const seconds = (performance.now() - beganMs) / 1000;
  const cpuMs = cpuOfProcesses(intake)['intake']! - cpuBefore;
  await untilAtLeast(stored.concluded, investigations + 2, 'investigations');
  return printClaims(`${copies} copies of one alert`, [
    exactly('incidents', (await stored.incidents()) - incidents - 1, 1),
    exactly('investigations', (await stored.investigations()) - investigations - 1, 1),
    exactly('parked or dead letters', await stored.troubles(), 0),
    {
      what: 'alerts a second, Kafka to commit',
      measured: copies / seconds,
      ...(timed && { atLeast: alertsPerSecond }),
    },
    { what: 'published in', measured: publishedMs, unit: 'ms' },
    { what: "intake's CPU for each alert", measured: (cpuMs * 1000) / copies, unit: 'us' },
  ]);
}

/** What a scenario needs of the stage. */
export type LoadScene = Pick<LoadStage, 'pids' | 'stored' | 'publish' | 'watch'>;

const counts = (stored: LoadStage['stored']) =>
  Promise.all([stored.handledAlerts(), stored.incidents(), stored.concluded()]);
