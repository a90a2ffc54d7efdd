import type { SeededRandom } from '../random/seeded-random.js';

/** Visitors per second, and a stretch of time with a multiple of them. */
export interface Demand {
  readonly visitsPerSecond: number;
  readonly surge?: { readonly fromMs: number; readonly factor: number };
}

/** How long after `nowMs` the next visitor comes: arrivals are independent of each other and of the answers (open loop). */
export function nextArrivalMs({ visitsPerSecond, surge }: Demand, nowMs: number, random: SeededRandom): number {
  const perSecond = surge && nowMs >= surge.fromMs ? visitsPerSecond * surge.factor : visitsPerSecond;
  return (-Math.log(1 - random.between(0, 1)) / perSecond) * 1000;
}
