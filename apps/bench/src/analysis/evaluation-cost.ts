import { evaluate, settingsFor, type Case } from '@compass/evaluation';
import { cpuMs } from '../cpu-time.js';
import { specialists } from '../specialists.js';

export interface EvaluationCost {
  /** CPU milliseconds of each case, from its alert to its report, reading included. */
  readonly casesMs: readonly number[];
  /** CPU seconds of them all. */
  readonly seconds: number;
}

/** What all cases of a source cost through evaluation. */
export async function evaluationCost(cases: readonly Case[]): Promise<EvaluationCost> {
  const gauges = { now: () => Date.now(), residentBytes: () => process.memoryUsage.rss() };
  const casesMs: number[] = [];
  const settings = settingsFor(specialists, {});
  let beganMs = cpuMs();
  for await (const _ of evaluate({ cases, settings, truthOf: () => undefined, gauges })) {
    casesMs.push(cpuMs() - beganMs);
    beganMs = cpuMs();
  }
  return { casesMs, seconds: casesMs.reduce((sum, x) => sum + x, 0) / 1000 };
}
