import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../random/seeded-random.js';
import { nextArrivalMs } from './arrivals.js';
import { visitOf } from './visit.js';

function arrivalsPerSecond(demand: Parameters<typeof nextArrivalMs>[0], nowMs: number): number {
  const random = seededRandom(3);
  const waits = Array.from({ length: 20_000 }, () => nextArrivalMs(demand, nowMs, random));
  return 1000 / (waits.reduce((sum, wait) => sum + wait, 0) / waits.length);
}

describe('visitors', () => {
  test('come at the rate that is asked for', () => {
    expect(arrivalsPerSecond({ visitsPerSecond: 5 }, 0)).toBeCloseTo(5, 0);
  });

  test('come more often from the start of a surge on', () => {
    const demand = { visitsPerSecond: 5, surge: { fromMs: 1000, factor: 2 } };
    expect(arrivalsPerSecond(demand, 999)).toBeCloseTo(5, 0);
    expect(arrivalsPerSecond(demand, 1000)).toBeCloseTo(10, 0);
  });

  test('mostly buy, and only what they put into their cart before', () => {
    const random = seededRandom(3);
    const visits = Array.from({ length: 500 }, () => visitOf(random));
    const buying = visits.filter((visit) => visit.at(-1)?.path === '/checkout');
    expect(buying.length / visits.length).toBeCloseTo(0.75, 1);
    for (const visit of buying) {
      const { cartId } = visit.at(-1)?.body as { cartId: string };
      expect(visit.some(({ path }) => path === `/cart/${cartId}/items`)).toBe(true);
    }
  });
});
