import { durationText, metricMeaning, numberText } from '@compass/analysis';
import type { Statement } from './databases.js';
import type { Rise } from './evidence.js';

/** For people: INSERT orders of shop, 0.5 ms → 790 ms. */
export const statementText = ({ operation, collection, latency }: Statement): string =>
  `${operation}${collection ? ` ${collection}` : ''} ${durationText(latency.before)} → ${durationText(latency.after)}`;

export function riseText({ metric: { service, metric }, shift: { before, after } }: Rise): string {
  const { toMs } = metricMeaning(metric);
  const text = (value: number) => (toMs === undefined ? numberText(value) : durationText(value * toMs));
  return `${metric} of ${service} ${text(before)} → ${text(after)}`;
}
