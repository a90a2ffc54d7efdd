import { expect, test } from '@jest/globals';
import { strongestTest } from './strongest-test.js';

const outcome = (id: string, contradiction: number) => ({ id, contradiction, sentence: `seen by ${id}` });

test('a claim falls with its worst consequence', () => {
  const { contradiction, tested, statement } = strongestTest([outcome('a', 0.1), outcome('b', 0.9), outcome('c', 0.6)]);
  expect({ contradiction, tested }).toEqual({ contradiction: 0.9, tested: true });
  expect(statement).toMatch(/^Against it: seen by b; seen by c\.$/);
});

test('a claim that stands tells by what', () => {
  const { contradiction, statement } = strongestTest([outcome('a', 0.1), outcome('b', 0.3)]);
  expect(contradiction).toBe(0.3);
  expect(statement).toContain('seen by a');
});

test('what was not tested is said to be untested', () => {
  expect(strongestTest([])).toMatchObject({ contradiction: 0, tested: false });
});
