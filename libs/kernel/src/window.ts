/** A span of an environment's time: epoch milliseconds, start inclusive, end exclusive. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}
