import { expect, test } from '@jest/globals';
import { lineText, stretchText } from './figures.js';

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

test.each([
  ['its first line', 'Traceback:\n  File "a.py"', 'Traceback:'],
  [
    'without the time',
    '2026-03-17 00:59:19.984 ERROR 1 --- [  main]  example.A : no stock',
    'ERROR 1 --- [ main] example.A : no stock',
  ],
  ['without the time in brackets', '[2026-03-17T00:59:19Z] no stock', 'no stock'],
  ['what comes below its heading', 'fail: Shop.Cart[0]\n      no stock\n  at A', 'fail: Shop.Cart[0] no stock'],
  ['at most so long', 'x'.repeat(50), `${'x'.repeat(39)}…`],
])('a logged text is told by %s', (_, text, told) => {
  expect(lineText(text, 40)).toBe(told);
});
