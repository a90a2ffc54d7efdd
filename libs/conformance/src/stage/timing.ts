/** How long the suite waits for what. Milliseconds. */
export interface Timing {
  /** For an offer, as the market does. */
  readonly bidDeadlineMs: number;
  /** For what must come. */
  readonly patienceMs: number;
  /** For what must not come. */
  readonly quietMs: number;
  /** After which a silent agent is taken for gone; it is told to speak three times as often. */
  readonly leaseMs: number;
  /** Given to an award whose work is to be cut off. */
  readonly shortAwardMs: number;
}

export const usualTiming: Timing = {
  bidDeadlineMs: 250,
  patienceMs: 20_000,
  quietMs: 1_000,
  leaseMs: 3_000,
  shortAwardMs: 2_000,
};
