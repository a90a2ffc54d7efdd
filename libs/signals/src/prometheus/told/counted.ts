import type { SeenMetric, Sighting } from '../inventory/inventory.js';
import { failed, statusLabels } from '../inventory/status-labels.js';
import { ofMetric, selector } from '../promql/selector.js';
import { byService } from '../promql/service-label.js';
import type { RangeSteps } from '../range-steps.js';
import { readingMatchers } from './reading.js';
import type { Measure } from './measure.js';

const sum = (one: number, other: number): number => one + other;

/** The increase per second of all copies of a service together. */
export const rate = (told: string, metric: SeenMetric): Measure => ({
  ...{ told, metric, together: sum },
  query: (sighting, steps, matchers) => summed(metric, sighting, [ratesOf(metric, sighting, steps, matchers)]),
});

/** Those that a status label says the server failed; a service that failed none has 0, and not nothing. None where no label says. */
export function failureRate(told: string, metric: SeenMetric): Measure[] {
  const labels = statusLabels.filter((label) => metric.labels.has(label));
  if (labels.length === 0) return [];
  const query: Measure['query'] = (sighting, steps, matchers) => {
    const failures = labels.map((label) => ratesOf(metric, sighting, steps, [...matchers, failed(label)]));
    const all = summed(metric, sighting, [ratesOf(metric, sighting, steps, matchers)]);
    return `${summed(metric, sighting, failures)} or 0 * ${all}`;
  };
  return [{ told, metric, together: sum, query }];
}

/** A quantile of a histogram, over all copies of a service. */
export const bucketQuantile = (told: string, buckets: SeenMetric, quantile: number): Measure => ({
  ...{ told, metric: buckets, together: Math.max },
  query: ({ by }, steps, matchers) =>
    `histogram_quantile(${quantile}, ${byService(by, 'sum', ratesOf(buckets, { by }, steps, matchers), ['le'])})`,
});

/** The mean of a timer that tells its sum and its count only. */
export const meanTime = (told: string, count: SeenMetric, time: SeenMetric): Measure => ({
  ...{ told, metric: count, together: Math.max },
  query: ({ by }, steps, matchers) => {
    const [times, calls] = [time, count].map((one) => byService(by, 'sum', ratesOf(one, { by }, steps, matchers)));
    return `${times} / ${calls}`;
  },
});

/** What both ends of a call tell is not told twice: the end that saw more of it counts. */
function summed({ labels }: SeenMetric, { by }: Pick<Sighting, 'by'>, vectors: readonly string[]): string {
  const vector = vectors.join(' or ');
  if (!labels.has('reporter')) return byService(by, 'sum', vector);
  return `max without (reporter) (${byService(by, 'sum', vector, ['reporter'])})`;
}

function ratesOf(
  metric: SeenMetric,
  { by }: Pick<Sighting, 'by'>,
  { rateSeconds }: RangeSteps,
  matchers: readonly string[],
): string {
  const series = selector(ofMetric(metric.name), ...by.matchers, ...readingMatchers(metric), ...matchers);
  return `rate(${series}[${rateSeconds}s])`;
}
