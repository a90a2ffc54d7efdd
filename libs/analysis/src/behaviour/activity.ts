import type { Point } from '../anomaly/shift.js';

/** Buckets of equal width: index i covers [startMs + i * widthMs, startMs + (i + 1) * widthMs). */
export interface BucketGrid {
  readonly startMs: number;
  readonly widthMs: number;
  readonly count: number;
  /** Of each bucket, whether anything at all was recorded in it; absent: in all of them. */
  readonly covered?: readonly boolean[];
}

/** Spans of one service, operation, kind, version and callee as statistics per bucket. Durations are in milliseconds. */
export interface OperationActivity {
  readonly service: string;
  readonly operation: string;
  readonly kind: string;
  readonly version?: string;
  readonly peer?: string;
  readonly database?: { readonly system: string; readonly operation: string; readonly collection: string };
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly meanMs: readonly (number | null)[];
  readonly selfMeanMs: readonly (number | null)[];
  readonly errorTypes: readonly { readonly type: string; readonly message: string; readonly count: number }[];
}

/** What a set of operations came to over some time. */
export interface Tally {
  readonly seconds: number;
  readonly calls: number;
  readonly errors: number;
  /** Sum of durations, milliseconds. */
  readonly totalMs: number;
  /** Sum of self times, milliseconds. */
  readonly selfMs: number;
}

/** The same operations before and after a moment. */
export interface BeforeAfter {
  readonly before: Tally;
  readonly after: Tally;
}

/** The operations' tally of each bucket. */
export function talliesOf(operations: readonly OperationActivity[], grid: BucketGrid): Tally[] {
  return Array.from({ length: grid.count }, (_, i) => {
    const seconds = grid.covered?.[i] === false ? 0 : grid.widthMs / 1000;
    const tally = { seconds, calls: 0, errors: 0, totalMs: 0, selfMs: 0 };
    for (const { calls, errors, meanMs, selfMeanMs } of operations) {
      const count = calls[i] ?? 0;
      tally.calls += count;
      tally.errors += errors[i] ?? 0;
      tally.totalMs += count * (meanMs[i] ?? 0);
      tally.selfMs += count * (selfMeanMs[i] ?? 0);
    }
    return tally;
  });
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = { seconds: 0, calls: 0, errors: 0, totalMs: 0, selfMs: 0 };
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
}

/** The whole buckets before `splitMs`, and those from it on; the bucket that it cuts belongs to neither. */
export function beforeAfter(tallies: readonly Tally[], grid: BucketGrid, splitMs: number): BeforeAfter {
  const startOf = (i: number) => grid.startMs + i * grid.widthMs;
  return {
    before: sumOf(tallies.filter((_, i) => startOf(i) + grid.widthMs <= splitMs)),
    after: sumOf(tallies.filter((_, i) => startOf(i) >= splitMs)),
  };
}

/** One point for each bucket with calls, at the bucket's start. */
export function pointsOf(tallies: readonly Tally[], grid: BucketGrid, value: (tally: Tally) => number): Point[] {
  return tallies.flatMap((tally, i): Point[] =>
    tally.calls === 0 ? [] : [[grid.startMs + i * grid.widthMs, value(tally)]],
  );
}

export const meanMsOf = ({ totalMs, calls }: Tally): number => (calls === 0 ? 0 : totalMs / calls);
export const errorRatioOf = ({ errors, calls }: Tally): number => (calls === 0 ? 0 : errors / calls);
export const perSecondOf = ({ calls, seconds }: Tally): number => (seconds === 0 ? 0 : calls / seconds);
