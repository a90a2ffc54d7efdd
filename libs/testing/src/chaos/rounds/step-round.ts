import { setTimeout as sleep } from 'node:timers/promises';
import { faultOn, type FaultKind } from './fault.js';
import type { KnownStep } from './rehearsal.js';
import { untilAtRest } from './rest.js';
import type { RoundResult, StepResult } from './results.js';
import type { Stage } from './stage.js';

const patienceMs = 180_000;
/** What does not happen in so many incidents is not reached any more. */
const attempts = 4;
/** Some steps come with time only. */
const lingerMs = 1_500;

/** A step, and at which of its times from the beginning of the round it is struck. */
export interface AimedStep extends KnownStep {
  readonly occurrence: number;
}

/** One round: incidents, a fault at one step of each of these processes, and the wait until all holds again. */
export async function stepRound(stage: Stage, kind: FaultKind, steps: readonly AimedStep[]): Promise<StepResult[]> {
  const { mesh, feed, checker } = stage;
  const fault = faultOn(mesh, kind);
  const struckAt = new Map<KnownStep, number>();
  const strikes = steps.map(async (aimed) => {
    await mesh.trap.arm(aimed.process, aimed.step, aimed.occurrence, fault.strike);
    struckAt.set(aimed, performance.now());
  });
  for (let attempt = 0; attempt < attempts && struckAt.size < steps.length; attempt += 1) {
    await feed.publish(1);
    await Promise.race([Promise.all(strikes), untilAtRest(checker, feed, patienceMs).then(() => sleep(lingerMs))]);
  }
  mesh.trap.disarm();
  await fault.over();
  await mesh.untilReady();
  const { violations } = await untilAtRest(checker, feed, patienceMs);
  const atRest = performance.now();
  return steps.map((aimed) => {
    const { process, step } = aimed;
    const at = struckAt.get(aimed);
    const result: RoundResult = { reached: at !== undefined, seconds: (atRest - (at ?? atRest)) / 1000, violations };
    return { process, step, kind, ...result };
  });
}
