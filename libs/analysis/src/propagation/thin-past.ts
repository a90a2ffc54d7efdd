import { mean } from '../anomaly/statistics.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import type { MetricPoints } from './suffering.js';

/** With a fifth of the requests, shares and latencies are still those of the same work. */
const enough = 0.2;

/** 0..1: how far a service's past tells what is usual: of a few requests, as after a start, shares and latencies are chance. 1 where nobody counts. */
export function pastWeight(service: string, sinceMs: number, series: readonly MetricPoints[]): number {
  const counted = series.find((one) => one.service === service && metricMeaning(one.metric).role === 'traffic');
  if (!counted) return 1;
  const [since, before] = [true, false].map((wanted) =>
    counted.points.filter(([atMs]) => atMs >= sinceMs === wanted).map(([, value]) => value),
  ) as [number[], number[]];
  if (since.length === 0 || before.length === 0) return 1;
  const now = mean(since);
  return now <= 0 ? 1 : Math.min(1, mean(before) / (now * enough));
}
