import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from './seeded-random.js';

describe('seeded random', () => {
  test('makes the same choices for the same seed', () => {
    const choices = (seed: number) => {
      const random = seededRandom(seed);
      return [random.between(0, 10), random.integer(1, 6), random.pick(['a', 'b', 'c']), random.shuffle([1, 2, 3, 4])];
    };
    expect(choices(42)).toEqual(choices(42));
    expect(choices(42)).not.toEqual(choices(43));
  });

  test('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, width) => {
        const drawn = seededRandom(seed).integer(low, low + width);
        return drawn >= low && drawn <= low + width;
      }),
    );
  });

  test('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer()), (seed, items) => {
        const ascending = (one: number, other: number) => one - other;
        expect(seededRandom(seed).shuffle(items).sort(ascending)).toEqual([...items].sort(ascending));
      }),
    );
  });
});
