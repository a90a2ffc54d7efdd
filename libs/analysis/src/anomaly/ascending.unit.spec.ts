import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ascending, merged, quantileOf, rankIn, spreadOf, without } from './ascending.js';

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 });

describe('statistics of values in ascending order', () => {
  test('ranks add up to n (n + 1) / 2, whatever ties there are', () => {
    fc.assert(
      fc.property(values, (drawn) => {
        const ordered = ascending(drawn);
        const sum = drawn.reduce((all, value) => all + rankIn(ordered, value), 0);
        expect(sum).toBe((drawn.length * (drawn.length + 1)) / 2);
      }),
    );
  });

  test('what was merged can be taken away again', () => {
    fc.assert(
      fc.property(values, values, (some, others) => {
        const [a, b] = [ascending(some), ascending(others)];
        expect(merged(a, b)).toEqual(ascending([...some, ...others]));
        expect(without(merged(a, b), b)).toEqual(a);
      }),
    );
  });

  test('the spread is the larger of the scaled median deviation and the scaled interquartile range', () => {
    fc.assert(
      fc.property(values, (drawn) => {
        const ordered = ascending(drawn);
        const centre = quantileOf(ordered, 0.5);
        const deviation = quantileOf(ascending(drawn.map((value) => Math.abs(value - centre))), 0.5);
        const range = quantileOf(ordered, 0.75) - quantileOf(ordered, 0.25);
        expect(spreadOf(ordered)).toBeCloseTo(Math.max(1.4826 * deviation, range / 1.349), 9);
      }),
    );
  });
});
