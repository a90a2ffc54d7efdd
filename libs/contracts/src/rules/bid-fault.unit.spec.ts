import { expect, test } from '@jest/globals';
import { bidFault } from './bid-fault.js';

const fair = { priceMicros: 100_000, expectedSeconds: 1, confidence: 0.8 };
const limits = { priceCeilingMicros: 500_000, availableSeconds: 60 };

test.each([
  ['the ceiling itself', { priceMicros: 500_000 }],
  ['for nothing', { priceMicros: 0 }],
  ['all of the time', { expectedSeconds: 60 }],
  ['certainty', { confidence: 1 }],
])('a bid may be %s', (_, bid) => {
  expect(bidFault({ ...fair, ...bid }, limits)).toBeUndefined();
});

test.each([
  [{ priceMicros: NaN }, 'not-a-number'],
  [{ confidence: NaN }, 'not-a-number'],
  [{ expectedSeconds: Infinity }, 'not-a-number'],
  [{ priceMicros: -1 }, 'negative-price'],
  [{ priceMicros: 500_001 }, 'price-above-ceiling'],
  [{ confidence: -0.1 }, 'confidence-out-of-range'],
  [{ confidence: 1.1 }, 'confidence-out-of-range'],
  [{ expectedSeconds: -1 }, 'negative-duration'],
  [{ expectedSeconds: 60.1 }, 'beyond-deadline'],
])('a bid with %j does not count: %s', (bid, fault) => {
  expect(bidFault({ ...fair, ...bid }, limits)).toBe(fault);
});
