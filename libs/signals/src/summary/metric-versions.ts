import {
  contrast,
  isThrottling,
  isLossMetric,
  median,
  metricMeaning,
  resample,
  resourceMeaning,
} from '@compass/analysis';
import type { MetricRange, MetricSeries, ServiceMetrics } from '../port/metrics.js';
import { precise } from './precision.js';
import { everFewer } from './within-limit.js';

/** Series are not made coarser than this many points; from there on fewer are kept, those that stand out most from themselves. */
export const fewestPoints = 60;

/** The series as asked for, then with ever wider steps, then ever fewer of them. */
export function* rangeVersions(
  series: readonly MetricSeries[],
  { window, stepSeconds }: MetricRange,
): Generator<MetricSeries[]> {
  const stepped = (stepMs: number) =>
    series.map((one) => ({ ...one, points: resample(one.points, window.startMs, stepMs) }));
  let current = stepSeconds === undefined ? [...series] : stepped(stepSeconds * 1000);
  yield current.map(rounded);
  let stepMs = stepSeconds === undefined ? recordedStepMs(series) : stepSeconds * 1000;
  while (current.some(({ points }) => points.length / 2 >= fewestPoints)) {
    stepMs *= 2;
    current = stepped(stepMs);
    yield current.map(rounded);
  }
  const ranked = current.map(rounded).sort((a, b) => contrast(b.points) - contrast(a.points));
  yield* everFewer(ranked, (kept) => [...kept]);
}

const rounded = (series: MetricSeries): MetricSeries => ({
  ...series,
  points: series.points.map(([atMs, value]) => [atMs, precise(value)] as const),
});

/** The usual distance of two samples; the longest series tells. */
function recordedStepMs(series: readonly MetricSeries[]): number {
  const longest = series.reduce<MetricSeries['points']>((a, { points }) => (points.length > a.length ? points : a), []);
  const distances = longest.slice(1).map(([atMs], i) => atMs - longest[i]![0]);
  return distances.length === 0 ? 1000 : Math.max(1, median(distances));
}

/** What each service has, then only what names of requests and resources say, then ever fewer services. */
export function* catalogueVersions(services: readonly ServiceMetrics[]): Generator<readonly ServiceMetrics[]> {
  yield services;
  const telling = services.map(({ service, names }) => ({ service, names: names.filter(tells) }));
  yield* everFewer(telling, (kept) => kept);
}

/** True of a name that says what it measures: requests, a resource, or their lack. */
export const tells = (metric: string): boolean =>
  metricMeaning(metric).role !== 'other' ||
  resourceMeaning(metric) !== undefined ||
  isThrottling(metric) ||
  isLossMetric(metric);
