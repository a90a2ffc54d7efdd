import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Divided } from './divided.js';

const points = fc
  .array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 })
  .map((values) => values.map((value, i): [number, number] => [i * 1_000, value + 0]));
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('a series divided at one moment after the other', () => {
  it('has the same values on each side as when it is divided at that moment alone, whichever came before', () => {
    fc.assert(
      fc.property(points, fc.array(fc.nat(40), { maxLength: 8 }), (series, counts) => {
        const divided = new Divided(series);
        const values = series.map(([, value]) => value);
        for (const count of counts.map((one) => Math.min(one, series.length))) {
          expect(sorted([...divided.past(count)])).toEqual(sorted(values.slice(0, count)));
          expect(sorted([...divided.present(count)])).toEqual(sorted(values.slice(count)));
        }
      }),
    );
  });

  it('gives values in ascending order', () => {
    const divided = new Divided([9, 2, 7, 1, 8].map((value, i) => [i, value]));
    divided.present(1);
    expect([...divided.past(3)]).toEqual([2, 7, 9]);
    expect([...divided.present(3)]).toEqual([1, 8]);
  });
});
