import type { LockHolding } from '../faults/hold-locks.js';
import type { Release } from '../releases/release.js';

/** What is wrong in an incident, if anything is. */
export type Fault =
  | { readonly kind: 'lock-contention'; readonly holding: LockHolding }
  | { readonly kind: 'bad-release'; readonly release: Release }
  | { readonly kind: 'none' };

/** What goes on besides; harmless. Times are seconds from the start of the recording. */
export type Noise =
  | { readonly kind: 'deploy'; readonly atS: number; readonly release: Release }
  | { readonly kind: 'backup'; readonly atS: number; readonly database: string }
  | { readonly kind: 'traffic'; readonly atS: number; readonly factor: number };

/** One incident to be recorded. */
export interface IncidentPlan {
  readonly id: string;
  /** Of the products, the visitors and the lock's rhythm. */
  readonly seed: number;
  readonly visitsPerSecond: number;
  /** Seconds from the start of the recording until the fault begins; without a fault, until the traffic rises. */
  readonly onsetS: number;
  readonly durationS: number;
  readonly fault: Fault;
  readonly noise: readonly Noise[];
}
