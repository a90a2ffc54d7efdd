import type { Agent } from '@compass/agent-sdk';
import type { Report } from '@compass/contracts';
import type { Case } from '../cases/case-folders.js';
import { investigateCase } from './investigate-case.js';
import { predict } from './predict.js';
import type { Prediction } from './prediction.js';

/** What came of one case, and what it took. */
export interface Evaluated {
  readonly source: string;
  readonly id: string;
  readonly prediction: Prediction;
  /** Largest resident memory of this process seen around the case. */
  readonly peakBytes: number;
  readonly report: Report;
}

/** Watches of the evaluation: they say how long it took, and decide nothing. */
export interface Gauges {
  /** Epoch milliseconds. */
  now(): number;
  residentBytes(): number;
}

/** Investigates the cases one after the other. What goes wrong with a case is an error of the evaluation, not an abstention. */
export async function* evaluate(
  cases: readonly Case[],
  agents: readonly Agent[],
  gauges: Gauges,
): AsyncGenerator<Evaluated> {
  for (const found of cases) {
    const beganAtMs = gauges.now();
    const before = gauges.residentBytes();
    const report = await investigateCase(found, agents, beganAtMs);
    const seconds = (gauges.now() - beganAtMs) / 1000;
    const prediction = predict(report, found.source, found.file, seconds);
    const peakBytes = Math.max(before, gauges.residentBytes());
    yield { source: found.source, id: found.id, prediction, peakBytes, report };
  }
}
