import { describe, expect, test } from '@jest/globals';
import { nextWave } from './next-wave.js';
import { ALL_KINDS, planIncidents } from './plan-incidents.js';

/** The kinds of each wave until nothing waits. */
function waves(atOnce: number): string[][] {
  let waiting = planIncidents(5, ALL_KINDS);
  const kinds: string[][] = [];
  while (waiting.length > 0) {
    const wave = nextWave(waiting, atOnce);
    kinds.push(wave.map(({ fault }) => fault.kind));
    waiting = waiting.filter((plan) => !wave.includes(plan));
  }
  return kinds;
}

describe('the waves of an order', () => {
  test('hold every incident once, and never more than asked for', () => {
    expect(waves(3).flat().sort()).toEqual([...ALL_KINDS].sort());
    expect(Math.max(...waves(3).map(({ length }) => length))).toBe(3);
  });

  test('leave what takes the machine from others to the end, by itself', () => {
    expect(waves(4).at(-1)).toEqual(['noisy-neighbour']);
  });
});
