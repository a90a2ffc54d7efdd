import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, jsonDifferences } from './index.js';

test('every innermost place is named, with both sides', () => {
  const before = { a: [1, { b: 'x' }], c: null, d: 1 };
  const after = { a: [1, { b: 'y' }, 3], c: {}, e: 0 };
  expect(jsonDifferences(before, after)).toEqual([
    { path: 'a[1].b', before: 'x', after: 'y' },
    { path: 'a[2]', after: 3 },
    { path: 'c', before: null, after: {} },
    { path: 'd', before: 1 },
    { path: 'e', after: 0 },
  ]);
});

test('there is a difference if, and only if, the canonical texts differ', () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(jsonDifferences(one, one)).toEqual([]);
      expect(jsonDifferences(one, other).length > 0).toBe(canonicalJson(one) !== canonicalJson(other));
    }),
  );
});
