import { quantileOf, spreadOf, valuesOf } from '../anomaly/ascending.js';
import type { Point } from '../anomaly/shift.js';

/**
 * How much a series stands out from itself: the largest distance of a sample from the median, in robust standard deviations
 * (at least 5 % of the median's size, so that quiet series do not win by tiny deviations). 0 for a constant or empty series. Good for
 * choosing which series to keep, not for judging them.
 */
export function contrast(points: readonly Point[]): number {
  if (points.length === 0) return 0;
  const ordered = valuesOf(points).sort();
  const centre = quantileOf(ordered, 0.5);
  const farthest = Math.max(centre - ordered[0]!, ordered.at(-1)! - centre);
  const scale = Math.max(spreadOf(ordered), Math.abs(centre) * 0.05);
  if (farthest === 0) return 0;
  return scale === 0 ? Number.MAX_VALUE : farthest / scale;
}
