import { setTimeout as sleep } from 'node:timers/promises';
import type { Violation } from '../checker/violations.js';
import { faultOn, type FaultKind } from './fault.js';
import { untilAtRest } from './rest.js';
import type { Stage } from './stage.js';

const patienceMs = 150_000;
/** What does not happen in so many incidents is not reached any more. */
const attempts = 4;
/** Some steps come with time only. */
const lingerMs = 1_500;

export interface StepFault {
  readonly process: string;
  readonly step: string;
  readonly kind: FaultKind;
  /** At which time, counted from the beginning of the round. */
  readonly occurrence: number;
}

export interface RoundResult {
  /** False: the process did not come to this step. */
  readonly reached: boolean;
  /** From the fault until everything that was sent was concluded, settled, published, and every process ready. */
  readonly seconds: number;
  readonly violations: readonly Violation[];
}

/** One round: an incident, a fault at one step of one process, and the wait until all holds again. */
export async function stepRound(stage: Stage, { process, step, kind, occurrence }: StepFault): Promise<RoundResult> {
  const { mesh, feed, checker } = stage;
  const fault = faultOn(mesh, kind);
  let struckAt: number | undefined;
  const struck = mesh.trap.arm(process, step, occurrence, fault.strike).then(() => (struckAt = performance.now()));
  for (let attempt = 0; attempt < attempts && struckAt === undefined; attempt += 1) {
    await feed.publish(1);
    await Promise.race([struck, untilAtRest(checker, feed, patienceMs).then(() => sleep(lingerMs))]);
  }
  mesh.trap.disarm();
  await fault.over();
  await mesh.untilReady();
  const { violations } = await untilAtRest(checker, feed, patienceMs);
  return {
    reached: struckAt !== undefined,
    seconds: struckAt === undefined ? 0 : (performance.now() - struckAt) / 1000,
    violations,
  };
}
