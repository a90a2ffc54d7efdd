import type { Point } from '../anomaly/shift.js';
import { quantileOf, spreadOf, valuesOf } from '../anomaly/ascending.js';

const fewestSamples = 8;
/** The first part of what was seen is taken for usual. */
const usualPart = 0.25;
const clearSpreads = 4;
const clearPart = 0.3;

/**
 * When a series left its usual level for good: the sample after the last one that was usual. Follows a slow rise to its beginning,
 * where a change point would be put in its middle. Undefined when it did not leave, or there are too few samples.
 * @param points oldest first, until the moment of asking
 */
export function departureOf(points: readonly Point[]): number | undefined {
  if (points.length < fewestSamples) return undefined;
  const usual = valuesOf(points, 0, Math.max(4, Math.floor(points.length * usualPart))).sort();
  const centre = quantileOf(usual, 0.5);
  const margin = Math.max(clearSpreads * spreadOf(usual), Math.abs(centre) * clearPart, 1e-9);
  const last = points.findLastIndex(([, value]) => Math.abs(value - centre) <= margin);
  return points[last + 1]?.[0];
}
