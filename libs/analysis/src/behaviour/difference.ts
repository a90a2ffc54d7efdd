import { detectShift, type Point, type Shift } from '../anomaly/shift.js';
import { beforeAfter, errorRatioOf, meanMsOf, pointsOf } from './activity.js';
import type { BucketGrid, Tally } from './activity.js';
import { failureOf, slownessOf } from './harm.js';

/** A value before and after, with how sure and how harmful the difference is. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  /** What `after` would be, had it changed only as much as everything else; `before` unless that is known. */
  readonly expected: number;
  /** Calls that each side rests on. */
  readonly callsBefore: number;
  readonly callsAfter: number;
  /** 0..1 */
  readonly strength: number;
  /** When it began; absent where no shift upwards was found. */
  readonly onsetMs?: number;
}

/** The moment that divides before and after, on the grid of the tallies. */
export interface Divide {
  readonly grid: BucketGrid;
  readonly splitMs: number;
  readonly alertAtMs: number;
  /** How many times as long everything else takes as before; 1 unless given. */
  readonly slowdown?: number;
}

/** Slower than before, and than all else has become? Mean milliseconds per call of the two sides. */
export function slowness(tallies: readonly Tally[], divide: Divide): Difference {
  const slowdown = divide.slowdown ?? 1;
  const compared = difference(tallies, divide, meanMsOf, (before, after, shift) => {
    return (shift?.strength ?? 0) * slownessOf(meanMsOf(before) * slowdown, meanMsOf(after));
  });
  return { ...compared, expected: compared.before * slowdown };
}

/** Failing more often? Shares 0..1 of the two sides. */
export function failing(tallies: readonly Tally[], divide: Divide): Difference {
  return difference(tallies, divide, errorRatioOf, failureOf);
}

function difference(
  tallies: readonly Tally[],
  { grid, splitMs, alertAtMs }: Divide,
  value: (tally: Tally) => number,
  strength: (before: Tally, after: Tally, shift: Shift | undefined) => number,
): Difference {
  const { before, after } = beforeAfter(tallies, grid, splitMs);
  const shift = shiftUp(pointsOf(tallies, grid, value), alertAtMs);
  const compared = before.calls > 0 && after.calls > 0;
  return {
    before: value(before),
    after: value(after),
    expected: value(before),
    callsBefore: before.calls,
    callsAfter: after.calls,
    strength: compared ? strength(before, after, shift) : 0,
    ...(shift && { onsetMs: shift.onsetMs }),
  };
}

export function shiftUp(points: readonly Point[], alertAtMs: number): Shift | undefined {
  const shift = detectShift(points, { alertAtMs });
  return shift?.direction === 'up' ? shift : undefined;
}
