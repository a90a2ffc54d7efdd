import { describe, expect, test } from '@jest/globals';
import type { Case } from './case-folders.js';
import { sampleOf } from './sample.js';

const cases = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `case-${i}` }) as Case);
const ids = (of: readonly Case[]) => of.map(({ id }) => id);

describe('a sample', () => {
  test('is the same whatever the order in which cases are found', () => {
    expect(ids(sampleOf(cases(20).reverse(), 5))).toEqual(ids(sampleOf(cases(20), 5)));
  });

  test('is not simply the first ones', () => {
    expect(ids(sampleOf(cases(20), 5)).sort()).not.toEqual(ids(cases(5)));
  });

  test('of few cases is all of them', () => {
    expect(sampleOf(cases(3), 5)).toHaveLength(3);
  });
});
