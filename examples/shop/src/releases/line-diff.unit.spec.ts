import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineDiff } from './line-diff.js';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

/** What a diff says that one side was. */
const sideOf = (diff: readonly string[], mark: '-' | '+') =>
  diff.filter((line) => line.startsWith(' ') || line.startsWith(mark)).map((line) => line.slice(1));

describe('line diff', () => {
  test('shows what was replaced', () => {
    expect(lineDiff(['one', 'two', 'three'], ['one', '2', 'three'])).toEqual([' one', '-two', '+2', ' three']);
  });

  test('tells both sides completely', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before, after);
        expect(sideOf(diff, '-')).toEqual(before);
        expect(sideOf(diff, '+')).toEqual(after);
      }),
    );
  });
});
