import type { BucketGrid, OperationActivity } from './activity.js';

/** A pause is shorter than this, or traffic so thin that fewer calls would have fallen into it. */
const shortestGapMs = 60_000;
const leastExpected = 10;

/**
 * A grid that knows its gaps: long stretches in which nobody called anybody, though at the rate of the rest many would have. Nothing was
 * recorded then, so that no rate is to be taken over it.
 */
export function coveredGrid(grid: BucketGrid, operations: readonly OperationActivity[]): BucketGrid {
  const totals = Array.from({ length: grid.count }, (_, i) =>
    operations.reduce((sum, { calls }) => sum + (calls[i] ?? 0), 0),
  );
  const busy = totals.filter((calls) => calls > 0);
  const perBucket = busy.reduce((sum, calls) => sum + calls, 0) / Math.max(1, busy.length);
  const fewestBuckets = Math.max(shortestGapMs / grid.widthMs, leastExpected / Math.max(perBucket, 1e-9));
  const covered = totals.map(() => true);
  for (let from = 0; from < totals.length;) {
    let to = from;
    while (to < totals.length && totals[to] === 0) to++;
    if (to - from >= fewestBuckets) covered.fill(false, from, to);
    from = to + 1;
  }
  return { ...grid, covered };
}
