import { failingShare } from './failing-share.js';
import { sufferingsSince, type MetricPoints, type Suffering } from './suffering.js';

/** Of requests, half a percent that fails is within objectives, however seldom one failed before. */
const withinObjectives = 0.005;

/** What users feel of a series' being worse, for each of several moments. @param all tells of how many requests failures are a share */
export function feltSince(
  one: MetricPoints,
  moments: readonly number[],
  intervalMs: number,
  all: readonly MetricPoints[],
): Suffering[] {
  return sufferingsSince(one, moments, intervalMs).filter(
    (found) => (failingShare(found, all) ?? 1) >= withinObjectives,
  );
}
