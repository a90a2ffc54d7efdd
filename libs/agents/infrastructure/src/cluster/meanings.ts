import { isLossMetric, metricMeaning, resourceMeaning, wordsOf } from '@compass/analysis';

type Means = (metric: string) => boolean;

/** Time that requests take, whoever measures it. */
export const isLatency: Means = (metric) => metricMeaning(metric).role === 'latency';
/** Time in which a container was held back by its limit. */
export const isThrottling: Means = (metric) => wordsOf(metric).some((word) => /^(cfs|throttl)/.test(word));
export const isProcessorUse: Means = (metric) => {
  const meaning = resourceMeaning(metric);
  return meaning?.resource === 'cpu' && meaning.scope === 'service';
};
/** Requests that are answered. */
export const isTraffic: Means = (metric) => {
  const { role, side } = metricMeaning(metric);
  return role === 'traffic' && side === 'serving';
};
/** Segments that had to be sent again. */
export const isRetransmission: Means = isLossMetric;
