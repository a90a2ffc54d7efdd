import type { Occurrence } from './occurrence.js';
import type { Investigated } from './situation.js';

export type Outcome = 'opened' | 'joined' | 'recurred' | 'ended' | 'copy' | 'silenced' | 'nothing-to-end';

/** What became of one notification, and why. */
export interface Decision {
  readonly occurrence: Occurrence;
  readonly outcome: Outcome;
  /** Name of the rule that decided. */
  readonly rule: string;
  readonly reason: string;
  /** Absent when it is in none. */
  readonly incidentId?: string;
  /** The investigation that answers for a recurrence, as it was then. */
  readonly answeredBy?: Investigated;
}
