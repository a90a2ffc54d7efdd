import { describe, expect, test } from '@jest/globals';
import { contrast } from './contrast.js';
import { resample } from './resample.js';

describe('resample', () => {
  test('a step is the mean of its points, at its start; empty steps are left out', () => {
    const points = [
      [100, 1],
      [140, 3],
      [150, 5],
      [310, 7],
    ] as const;
    expect(resample(points, 100, 50)).toEqual([
      [100, 2],
      [150, 5],
      [300, 7],
    ]);
  });

  test('nothing becomes nothing', () => expect(resample([], 0, 1000)).toEqual([]));
});

describe('contrast', () => {
  const series = (...values: number[]) => values.map((value, i) => [i, value] as const);

  test('a series that leaves its level stands out more than noise', () => {
    expect(contrast(series(1, 1.1, 0.9, 1, 1, 9))).toBeGreaterThan(contrast(series(1, 1.1, 0.9, 1, 1, 1.1)));
  });

  test('a constant series does not stand out at all', () => expect(contrast(series(4, 4, 4))).toBe(0));
});
