import type { Claim, Task } from '@compass/agent-sdk';
import { strongestTest, type TestedClaim } from '@compass/analysis';
import { sceneOf } from '../scene.js';
import type { Source, Telemetry } from '../telemetry.js';
import { consequences } from './consequences.js';

/** An attempt before it cites: which looks carry it. */
export interface Attempt extends TestedClaim {
  readonly reads: readonly [Source, ...Source[]];
}

/** Whether anything is known that would follow from a claim of that kind. */
export const canTest = (category: string): boolean => consequences.some(({ of }) => of.includes(category));

/** Tries to falsify a claim about a service's own code, release or load by what would follow from it. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, { alertAtMs }: Pick<Task, 'alertAtMs'>): Attempt {
  const scene = sceneOf(telemetry, alertAtMs);
  const applying = consequences.filter(({ of }) => of.includes(claim.category));
  const tests = applying.flatMap(({ id, reads, test }) => {
    const outcome = test(claim, scene);
    return outcome ? [{ id, reads, ...outcome }] : [];
  });
  const reads = new Set(tests.flatMap((test) => test.reads));
  return { ...strongestTest(tests), reads: ['traces', ...[...reads].filter((source) => source !== 'traces')] };
}
