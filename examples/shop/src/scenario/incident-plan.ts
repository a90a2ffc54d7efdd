import type { PlannedFault } from '../faults/faults.js';
import type { Release } from '../releases/release.js';

/** What goes on besides; harmless. Times are seconds from the start of the recording. */
export type Noise =
  | { readonly kind: 'deploy'; readonly atS: number; readonly release: Release }
  | { readonly kind: 'backup'; readonly atS: number; readonly database: 'catalogue-db' | 'payment-db' }
  | { readonly kind: 'traffic'; readonly atS: number; readonly factor: number };

/** One incident to be recorded. */
export interface IncidentPlan {
  readonly id: string;
  /** Of the products, the visitors and the fault's rhythm. */
  readonly seed: number;
  readonly visitsPerSecond: number;
  /** Seconds from the start of the recording until the fault begins; without a fault, until the traffic rises. */
  readonly onsetS: number;
  readonly durationS: number;
  readonly fault: PlannedFault;
  readonly noise: readonly Noise[];
}
