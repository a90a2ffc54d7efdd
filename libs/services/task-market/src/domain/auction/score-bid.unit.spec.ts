import { describe, expect, test } from '@jest/globals';
import { aBid } from '../task/task.fixture.js';
import { expertiseIn, scoreBid } from './score-bid.js';

describe('expected information per price', () => {
  test('is confidence × expertise × timeliness per USD', () => {
    const bid = aBid({ confidence: 0.8, priceMicros: 100_000, expectedSeconds: 60 });
    expect(scoreBid(bid, 0.5, 60)).toBeCloseTo((0.8 * 0.5 * (1 - Math.exp(-1))) / 0.1, 12);
  });

  test.each([
    ['more confidence', { confidence: 0.9 }],
    ['a lower price', { priceMicros: 90_000 }],
    ['less time', { expectedSeconds: 1 }],
  ])('grows with %s', (_, better) => {
    expect(scoreBid(aBid(better), 0.5, 20)).toBeGreaterThan(scoreBid(aBid({ expectedSeconds: 5 }), 0.5, 20));
  });

  test('grows with expertise', () => {
    expect(scoreBid(aBid(), 0.9, 20)).toBeGreaterThan(scoreBid(aBid(), 0.8, 20));
  });

  test('counts a free bid as one of a tenth of a cent', () => {
    expect(scoreBid(aBid({ priceMicros: 0 }), 1, 20)).toBe(scoreBid(aBid({ priceMicros: 1_000 }), 1, 20));
  });

  test('is defined for an agent that needs no time', () => {
    expect(scoreBid(aBid({ confidence: 1, priceMicros: 1_000_000, expectedSeconds: 0 }), 1, 20)).toBe(1);
  });
});

describe('expertise', () => {
  const declared = { database: 0.6, 'database.lock-contention': 0.9 };

  test.each([
    ['of exactly that category', 'database.lock-contention', 0.9],
    ['of its first part', 'database.overload', 0.6],
    ['of a domain', 'database', 0.6],
    ['unknown: a half', 'network.packet-loss', 0.5],
  ])('%s', (_, domain, expertise) => {
    expect(expertiseIn(domain, declared)).toBe(expertise);
  });
});
