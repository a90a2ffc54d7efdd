import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonOnset } from './common-onset.js';

const at = (onsetMs: number, strength = 1) => ({ onsetMs, strength });

test.each([
  ['one series', [at(100)], 100],
  ['those who feel it first tell best', [at(100), at(100), at(130), at(160)], 100],
  ['a single outlier does not decide', [at(10, 0.4), at(100), at(101), at(102)], 100],
  ['weak shifts say nothing', [at(10, 0.2), at(100)], 100],
])('%s', (_, onsets, expected) => {
  expect(commonOnset(onsets)).toBe(expected);
});

test('nothing changed, no onset', () => {
  expect(commonOnset([])).toBeUndefined();
  expect(commonOnset([at(10, 0.1)])).toBeUndefined();
});

test('is one of the onsets, in whatever order they come', () => {
  const onset = fc.record({ onsetMs: fc.nat(1000), strength: fc.double({ min: 0.3, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(onset, { minLength: 1 }), (onsets) => {
      const common = commonOnset(onsets);
      return onsets.some(({ onsetMs }) => onsetMs === common);
    }),
  );
});
