import type { Step } from '../investigation/commands.js';
import type { Investigation } from '../investigation/state.js';

/** A protocol of coordination. Pure: what it wants next follows from the state alone. */
export interface Policy {
  readonly name: string;
  /** Raised whenever the same log would be continued in another way. */
  readonly version: string;
  next(state: Investigation): Step[];
}
