import { expect, test } from '@jest/globals';
import { stretchText } from './figures.js';

test.each([
  [0, '0 s'],
  [131_400, '131 s'],
  [599_000, '599 s'],
  [25 * 60_000, '25 min'],
  [7_650_000, '2 h 8 min'],
  [26 * 3_600_000, '26 h 0 min'],
])('%d ms are %s', (ms, text) => {
  expect(stretchText(ms)).toBe(text);
});
