/** Where a page of a list begins that is ordered by time, then id. */
export interface Place {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly id: string;
}
