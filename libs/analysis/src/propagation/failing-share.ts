import { mean } from '../anomaly/statistics.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import { wordsOf } from '../naming/words.js';
import type { MetricPoints, Suffering } from './suffering.js';

/** 0..1: of a service's requests, those that fail since; undefined where that is not told, or nobody counts them. */
export function failingShare(
  { service, metric, kind, after, sinceMs }: Suffering,
  series: readonly MetricPoints[],
): number | undefined {
  if (kind !== 'failure') return undefined;
  const words = wordsOf(metric);
  const isPercent = words.some((word) => /^(pct|percent|percentage)$/.test(word)) || Math.abs(after) > 1.5;
  if (metricMeaning(metric).role === 'availability') return 1 - Math.abs(after) / (isPercent ? 100 : 1);
  if (words.some((word) => /^(ratio|share|fraction|pct|percent|percentage)$/.test(word)))
    return after / (isPercent ? 100 : 1);
  // An error rate is a share of requests as often as failures per second; beyond 1 it is surely the latter.
  if (words.includes('rate') && after <= 1) return after;
  const answered = requestsSince(service, sinceMs, series);
  return answered > 0 ? Math.min(1, after / answered) : undefined;
}

/** What a service is asked on average since a moment, as its traffic is counted; 0 where nobody counts. */
export function requestsSince(service: string, sinceMs: number, series: readonly MetricPoints[]): number {
  const requests = series.find((one) => one.service === service && metricMeaning(one.metric).role === 'traffic');
  const since = requests?.points.filter(([atMs]) => atMs >= sinceMs).map(([, value]) => value) ?? [];
  return since.length === 0 ? 0 : mean(since);
}
