import { median, robustSpread } from '../anomaly/statistics.js';
import type { Point } from '../anomaly/shift.js';

/**
 * How much a series stands out from itself: the largest distance of a sample from the median, in robust standard deviations
 * (at least 5 % of the median's size, so that quiet series do not win by tiny deviations). 0 for a constant or empty series. Good for
 * choosing which series to keep, not for judging them.
 */
export function contrast(points: readonly Point[]): number {
  const values = points.map(([, value]) => value);
  if (values.length === 0) return 0;
  const centre = median(values);
  const farthest = values.reduce((far, value) => Math.max(far, Math.abs(value - centre)), 0);
  const scale = Math.max(robustSpread(values), Math.abs(centre) * 0.05);
  if (farthest === 0) return 0;
  return scale === 0 ? Number.MAX_VALUE : farthest / scale;
}
