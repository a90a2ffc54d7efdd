import { mean } from '../anomaly/statistics.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import type { MetricPoints, Suffering } from './suffering.js';

/** What a service's suffering adds for all of its requests together; undefined where nobody counts them. */
export function harmDone({ service, sinceMs, added }: Suffering, series: readonly MetricPoints[]): number | undefined {
  const counted = series.find((one) => one.service === service && metricMeaning(one.metric).role === 'traffic');
  const since = counted?.points.filter(([atMs]) => atMs >= sinceMs).map(([, value]) => value) ?? [];
  const requests = since.length === 0 ? 0 : mean(since);
  return requests === 0 ? undefined : added * requests;
}
