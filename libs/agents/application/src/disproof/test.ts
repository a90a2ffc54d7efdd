import type { Claim } from '@compass/agent-sdk';
import type { ConsequenceTest } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Source } from '../telemetry.js';

/** What would have to be seen if a claim were true. */
export interface Consequence {
  readonly id: string;
  /** The categories that it follows from. */
  readonly of: readonly string[];
  readonly reads: readonly [Source, ...Source[]];
  readonly because: string;
  /** Undefined when the telemetry that could tell is not there. */
  test(claim: Claim, scene: Scene): Outcome | undefined;
}

export type Outcome = Omit<ConsequenceTest, 'id'>;

/** Contradictions, 0..1, in words. */
export const refuted = 0.95;
export const unlikely = 0.8;
export const doubtful = 0.6;
export const asExpected = 0.05;
