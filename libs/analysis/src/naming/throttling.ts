import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** True for the time, share or periods in which a container was held back by its processor limit: container_cpu_cfs_throttled_seconds_total. */
export const isThrottling = remembered((metric: string): boolean => {
  const words = wordsOf(metric);
  if (words.some((word) => word.startsWith('throttl'))) return true;
  return words.includes('cfs') && !words.some((word) => /^(periods?|quota)$/.test(word));
});
