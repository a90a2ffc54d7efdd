import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** Factor from a metric of the time that a garbage collector takes to a share of all time, 0..1; undefined for any other metric. */
export const collectionFactor = remembered((metric: string): number | undefined => {
  const words = wordsOf(metric);
  const has = (...any: readonly string[]) => any.some((word) => words.includes(word));
  if (!has('gc', 'garbage') || !has('pause', 'pauses', 'time', 'duration', 'cpu', 'collection')) return undefined;
  if (has('percent', 'pct')) return 0.01;
  if (has('fraction', 'ratio', 'share')) return 1;
  if (!has('sum', 'total')) return undefined;
  return has('seconds') ? 1 : has('ms', 'milliseconds') ? 0.001 : undefined;
});
