import { describe, expect, test } from '@jest/globals';
import { mean, quantile } from '../anomaly/statistics.js';
import type { LinkSample } from './links.js';
import { waitsOf } from './waits.js';

/** Numbers in 0..1 that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Ten moments of `calls` calls each, whose waits (milliseconds) are drawn one by one. */
function moments(calls: number, wait: (random: () => number) => number): LinkSample[] {
  const random = chance(7);
  return Array.from({ length: 10 }, (_, i) => {
    const waits = Array.from({ length: calls }, () => wait(random));
    const [wireMs, fastestMs, slowestMs] = [mean(waits), Math.min(...waits), quantile(waits, 0.95)];
    return {
      ...{ atMs: i * 15_000, widthMs: 15_000, calls, errors: 0 },
      wireMs,
      fastestMs,
      slowestMs,
      typicalMs: wireMs,
    };
  });
}

/** Waits for a request and an answer, each of which is lost with that probability, and sent again after 0.2 s, 0.4 s, 0.8 s … */
const lossy = (loss: number) => (random: () => number) => {
  let waited = 2;
  for (let packet = 0; packet < 2; packet += 1)
    for (let timeoutMs = 200; random() < loss; timeoutMs *= 2) waited += timeoutMs;
  return waited;
};

const uneven = (calls: number, wait: (random: () => number) => number) => waitsOf(moments(calls, wait)).uneven;

describe('waits on the way', () => {
  test.each([0.25, 0.4, 0.5])('are uneven while %d of all packets get lost', (loss) => {
    expect(uneven(8, lossy(loss))).toBeGreaterThan(0.6);
  });

  test.each([
    ['a delay', () => 300],
    ['a delay with jitter', (random: () => number) => 200 + 200 * random()],
    ['a delay of one packet or of several', (random: () => number) => 1000 * (1 + Math.floor(4 * random() ** 2))],
    ['a slow instance of two', (random: () => number) => (random() < 0.5 ? 2 : 900)],
  ])('are even for %s', (_, wait) => {
    expect(uneven(8, wait)).toBeLessThan(0.2);
  });

  test('tell nothing while there are but a few calls', () => {
    expect(uneven(1, lossy(0.4))).toBe(0);
    expect(waitsOf(moments(8, lossy(0.4)).slice(0, 2)).uneven).toBe(0);
  });

  test('are told from the fastest call to the slowest', () => {
    const { leastMs, mostMs } = waitsOf(moments(8, lossy(0.4)));
    expect(leastMs).toBe(2);
    expect(mostMs).toBeGreaterThan(1000);
  });
});
