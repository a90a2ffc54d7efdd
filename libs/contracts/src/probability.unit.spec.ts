import { expect, test } from '@jest/globals';
import { percentText, probabilityText } from './probability.js';

test.each([
  [0, '0 %', 'P = 0.00'],
  [0.001, '< 1 %', 'P < 0.01'],
  [0.934, '93 %', 'P = 0.93'],
  [0.9951, '> 99 %', 'P > 0.99'],
  [1, '100 %', 'P = 1.00'],
])('%d is told as what it is', (value, percents, probability) => {
  expect(percentText(value)).toBe(percents);
  expect(probabilityText(value)).toBe(probability);
});
