import type { FaultName } from '../faults/faults.js';
import { Archive } from './archive.js';
import type { IncidentPlan } from './incident-plan.js';
import { nextWave } from './next-wave.js';
import { noticed } from './noticed-incident.js';
import { planIncidents } from './plan-incidents.js';
import { runIncident, type RecordedIncident } from './run-incident.js';

const ATTEMPTS = 3;

export interface RecordingOrder {
  readonly seed: number;
  readonly kinds: readonly FaultName[];
  /** Where the recordings go, a source's directory. */
  readonly directory: string;
  /** How many are recorded side by side; those that need a machine of their own come last, one by one. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Tells how it goes, for people. */
  readonly report: (line: string) => void;
}

/**
 * Records the incidents of a seed and writes each as soon as its wave is over; what an earlier run of the same order has written is kept,
 * so that a run that was interrupted goes on where it was. Throws at the end when some could not be recorded.
 */
export async function recordIncidents(order: RecordingOrder): Promise<void> {
  const plans = planIncidents(order.seed, order.kinds);
  const archive = await Archive.open(order.directory, order.seed);
  let waiting = plans.filter((plan) => !archive.has(plan));
  order.report(`${plans.length - waiting.length} of ${plans.length} incidents are there, ${waiting.length} to record`);
  const attempts = new Map<string, number>();
  const untilGivenUp = () => waiting.filter(({ id }) => (attempts.get(id) ?? 0) < ATTEMPTS);
  for (
    let wave = nextWave(untilGivenUp(), order.atOnce);
    wave.length > 0;
    wave = nextWave(untilGivenUp(), order.atOnce)
  ) {
    for (const { id } of wave) attempts.set(id, (attempts.get(id) ?? 0) + 1);
    const recorded = await recordWave(wave, archive, order);
    waiting = waiting.filter((plan) => !recorded.includes(plan));
  }
  const names = waiting.map(({ id }) => id).join(', ');
  if (names) throw new Error(`not recorded: ${names}; the same command tries them again`);
}

/**
 * Runs these incidents side by side. All begin together and none is written before the last has ended, so that no start and no compression
 * takes the processor from one that is being recorded. @returns those that were written; other work on the machine may have spoilt the others
 */
async function recordWave(
  wave: readonly IncidentPlan[],
  archive: Archive,
  { signal, report }: RecordingOrder,
): Promise<IncidentPlan[]> {
  const running = wave.map((plan) => runIncident(plan, signal));
  await Promise.allSettled(running);
  const written: IncidentPlan[] = [];
  for (const [place, plan] of wave.entries()) {
    try {
      await archive.write(plan, noticed(plan, (await running[place]) as RecordedIncident));
      written.push(plan);
      report(`${plan.id} recorded`);
    } catch (cause) {
      if (signal.aborted) throw cause;
      report(`${cause instanceof Error ? cause.message : String(cause)}: ${plan.id} is not recorded`);
    }
  }
  return written;
}
