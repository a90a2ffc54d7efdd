import { metricMeaning } from '../naming/metric-meaning.js';
import { mean } from '../anomaly/statistics.js';
import type { MetricPoints } from '../propagation/suffering.js';

/** What was asked an hour ago is still today's traffic. */
const beforeMs = 3_600_000;

/** How many times as many requests each service answers since a moment as in the hour before, as far as metrics count them; the plainest name of a service tells. */
export function measuredLoads(series: readonly MetricPoints[], sinceMs: number): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  for (const { service, metric, points } of [...series].sort((a, b) => a.metric.length - b.metric.length)) {
    const { role, side } = metricMeaning(metric);
    if (role !== 'traffic' || side !== 'serving' || loads.has(service)) continue;
    const level = (fromMs: number, untilMs: number) =>
      mean(points.filter(([atMs]) => atMs >= fromMs && atMs < untilMs).map(([, value]) => value));
    const load = level(sinceMs, Infinity) / level(sinceMs - beforeMs, sinceMs);
    if (Number.isFinite(load)) loads.set(service, load);
  }
  return loads;
}
