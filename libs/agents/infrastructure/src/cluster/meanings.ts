import { isLossMetric, metricMeaning, resourceMeaning } from '@compass/analysis';

type Means = (metric: string) => boolean;

/** Time that requests take, whoever measures it. */
export const isLatency: Means = (metric) => metricMeaning(metric).role === 'latency';
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
