import { metricMeaning, wordsOf } from '@compass/analysis';
import type { Inventory, SeenMetric } from '../inventory/inventory.js';
import { bucketQuantile, failureRate, meanTime, rate } from './counted.js';
import { gauge } from './gauge.js';
import type { Measure } from './measure.js';
import { failureRateName, quantileName, rateName, requestsOf } from './names.js';

const quantiles = [0.5, 0.95, 0.99];

/** A timer, a histogram or a summary: what is kept under several names. */
interface Distribution {
  readonly family: string;
  readonly buckets?: SeenMetric | undefined;
  readonly count?: SeenMetric | undefined;
  readonly sum?: SeenMetric | undefined;
}

/** All that can be told of what a Prometheus has, the better of two with the same name first. */
export function measuresOf(inventory: Inventory): Measure[] {
  const distributions = distributionsOf(inventory);
  const parts = new Set(distributions.flatMap(({ buckets, count, sum }) => [buckets, count, sum]));
  const single = [...inventory.metrics.values()].filter((metric) => !parts.has(metric));
  const counters = single.filter((metric) => isCounter(metric, inventory));
  return [
    ...counters.flatMap((counter) => counted(counter.name, counter)),
    ...distributions.flatMap(distributed),
    ...single.filter((metric) => !counters.includes(metric)).flatMap(measured),
  ];
}

function distributionsOf({ metrics }: Inventory): Distribution[] {
  const suffixed = /_(bucket|sum)$/;
  const families = new Set(
    [...metrics.keys()].filter((name) => suffixed.test(name)).map((name) => name.replace(suffixed, '')),
  );
  return [...families]
    .map((family): Distribution => {
      const [buckets, count, sum] = ['_bucket', '_count', '_sum'].map((suffix) => metrics.get(`${family}${suffix}`));
      return { family, buckets, count, sum };
    })
    .filter(({ buckets, count }) => buckets ?? count);
}

function distributed({ family, buckets, count, sum }: Distribution): Measure[] {
  const requests = count && requestsOf(family);
  return [
    ...(count && requests ? counted(requests, count) : []),
    ...(buckets ? quantiles.map((quantile) => bucketQuantile(quantileName(family, quantile), buckets, quantile)) : []),
    ...(count && sum && !buckets ? [meanTime(`${family}_mean`, count, sum)] : []),
  ];
}

function counted(name: string, counter: SeenMetric): Measure[] {
  const failures = metricMeaning(name).role === 'errors' ? [] : failureRate(failureRateName(name), counter);
  return [rate(rateName(name), counter), ...failures];
}

function measured(metric: SeenMetric): Measure[] {
  const { name, quantiles: told } = metric;
  if (told.length === 0) return [gauge(name, metric)];
  return [...new Set(told)].map((quantile) => gauge(quantileName(name, Number(quantile)), metric, quantile));
}

/** What is scraped says so; of what is not, its name does. */
function isCounter({ name }: SeenMetric, { types }: Inventory): boolean {
  const type = types.get(name) ?? types.get(name.replace(/_total$/, ''));
  return type === 'counter' || (type !== 'gauge' && wordsOf(name).at(-1) === 'total');
}
