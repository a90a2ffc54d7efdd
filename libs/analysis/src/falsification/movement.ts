import type { Point } from '../anomaly/shift.js';
import { mean, median, robustSpread } from '../anomaly/statistics.js';

/** A series' level of before, and of the minutes about the alert. */
export interface Movement {
  readonly before: number;
  /** The worse half of the last quarter of an hour before the alert and of what came after it: short troubles count, too. */
  readonly worst: number;
  /** The middle of what was seen last. */
  readonly last: number;
  /** 0..1: how far the worst is beyond what the series does by itself; 0 up to one robust standard deviation. */
  readonly strength: number;
  /** The same of what was seen last: 0 where it is as before again. */
  readonly lastStrength: number;
}

/** What is this near to the alert may be part of the trouble. */
const recentMs = 15 * 60_000;
const clearlyBeforeMs = 30 * 60_000;
/** The hours that tell what is usual now. */
const usualMs = 6 * 3_600_000;
const fewestBefore = 5;
const lastMs = 2 * 60_000;
const fewestLast = 3;

/**
 * Whether a series has moved up (or down, with `sign` -1) since some minutes before the alert. It asks less than finding a change does:
 * what acquits must not overlook one.
 * @param floor the least spread that counts, in the series' unit
 * @returns undefined when there is too little on either side
 */
export function movementOf(
  points: readonly Point[],
  alertAtMs: number,
  floor: (before: number) => number,
  sign: 1 | -1 = 1,
): Movement | undefined {
  const past = pastOf(points, alertAtMs);
  const recent = points.filter(([atMs]) => atMs >= alertAtMs - recentMs).map(([, value]) => value);
  if (past.length < fewestBefore || recent.length === 0) return undefined;
  const near = points.filter(([atMs]) => atMs >= alertAtMs - lastMs).map(([, value]) => value);
  const last = median(near.length >= fewestLast ? near : points.slice(-fewestLast).map(([, value]) => value));
  const worstFirst = [...recent].sort((a, b) => (b - a) * sign);
  const worst = mean(worstFirst.slice(0, Math.ceil(recent.length / 2)));
  const before = median(past);
  const spread = Math.max(robustSpread(past), floor(before), 1e-9);
  const strengthAt = (value: number) => {
    const size = ((value - before) * sign) / spread;
    return size <= 1 ? 0 : 1 - Math.exp(-(size - 1) / 3);
  };
  return { before, worst, last, strength: strengthAt(worst), lastStrength: strengthAt(last) };
}

/** The hours before; where nothing is that old, the first part of what there is. */
function pastOf(points: readonly Point[], alertAtMs: number): number[] {
  const older = points.filter(([atMs]) => atMs < alertAtMs - clearlyBeforeMs);
  const usual = older.filter(([atMs]) => atMs >= alertAtMs - usualMs);
  const firstMs = points[0]?.[0] ?? alertAtMs;
  const firstPart = points.filter(([atMs]) => atMs < firstMs + (alertAtMs - firstMs) / 2);
  const past = usual.length >= fewestBefore ? usual : older.length >= fewestBefore ? older : firstPart;
  return past.map(([, value]) => value);
}
