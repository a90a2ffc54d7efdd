import type { TimeWindow } from '@compass/kernel';

declare const observed: unique symbol;

/** One call through signals: the only currency of evidence. Only signals can make one. */
export interface Observation<T = unknown> {
  readonly [observed]: true;
  /** Lower-case hex sha256 that names it; see `observationHash` in contracts. */
  readonly hash: string;
  readonly environment: string;
  /** Canonical JSON of {arguments, operation, signal}: enough to run it again. */
  readonly query: string;
  readonly window: TimeWindow;
  /** `not-available` differs from looked and found nothing. */
  readonly availability: 'available' | 'not-available';
  /** Undefined when not available. */
  readonly data: T | undefined;
  /** Canonical JSON of `data`; `null` when not available. */
  readonly result: string;
  /** The source shortened the result to stay within the limit. */
  readonly summarised: boolean;
}
