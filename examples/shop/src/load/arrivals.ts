import type { SeededRandom } from '../random/seeded-random.js';

/** Visitors per second, and a stretch of time with a multiple of them. */
export interface Demand {
  readonly visitsPerSecond: number;
  readonly surge?: { readonly fromMs: number; readonly factor: number };
}

/** How long after `nowMs` the next visitor comes: arrivals are independent of each other and of the answers (open loop). */
export function nextArrivalMs(demand: Demand, nowMs: number, random: SeededRandom): number {
  const surging = demand.surge !== undefined && nowMs >= demand.surge.fromMs;
  const perSecond = demand.visitsPerSecond * (surging ? demand.surge!.factor : 1);
  return (-Math.log(1 - random.between(0, 1)) / perSecond) * 1000;
}
