import { describe, expect, test } from '@jest/globals';
import { aBidder, anOffer, aTask } from '../task/task.fixture.js';
import type { Offer } from './offer.js';
import { rankOffers, type AuctionFacts } from './rank-offers.js';

const facts: AuctionFacts = { task: aTask(), availableSeconds: 60, failedBidders: [], openAwards: new Map() };

const order = (offers: readonly Offer[], parts: Partial<AuctionFacts> = {}) =>
  rankOffers(offers, { ...facts, ...parts }).candidates.map(({ bidder }) => `${bidder.name}/${bidder.version}`);

test('of a hundred thousand bids the best are recorded, and among them the one that is awarded', () => {
  const best = anOffer('zz-best', { confidence: 1 });
  const offers = [...Array.from({ length: 100_000 }, (_, n) => anOffer(`flood-${n}`, { confidence: 0.2 })), best];
  const { candidates, records } = rankOffers(offers, facts);
  expect(candidates[0]?.bidder.name).toBe('zz-best');
  expect(records).toHaveLength(500);
  expect(records.at(-1)).toMatchObject({ agent: 'zz-best' });
});

describe('the order of offers', () => {
  test('is by score', () => {
    const offers = [anOffer('dear', { priceMicros: 200_000 }), anOffer('cheap'), anOffer('sure', { confidence: 1 })];
    expect(order(offers)).toEqual(['sure/1.0.0', 'cheap/1.0.0', 'dear/1.0.0']);
  });

  test('is by name, then version, where scores are equal, whoever answered first', () => {
    const offers = [anOffer('b'), anOffer('a', {}, { version: '2.0.0' }), anOffer('a')];
    expect(order(offers)).toEqual(['a/1.0.0', 'a/2.0.0', 'b/1.0.0']);
    expect(order([...offers].reverse())).toEqual(['a/1.0.0', 'a/2.0.0', 'b/1.0.0']);
  });

  test('puts who has no free place behind who has', () => {
    const offers = [anOffer('best', { confidence: 1 }), anOffer('other', {}, { capacity: 2 })];
    const openAwards = new Map([
      ['best/1.0.0', 1],
      ['other/1.0.0', 1],
    ]);
    expect(order(offers, { openAwards })).toEqual(['other/1.0.0', 'best/1.0.0']);
  });

  test('puts who failed at the task last, but does not leave it out', () => {
    const offers = [anOffer('best', { confidence: 1 }), anOffer('busy')];
    const openAwards = new Map([['busy/1.0.0', 1]]);
    expect(order(offers, { openAwards, failedBidders: ['best/1.0.0'] })).toEqual(['busy/1.0.0', 'best/1.0.0']);
  });

  test('counts expertise in the category of a claim, else in what the capability names', () => {
    const offers = [
      anOffer('generalist', {}, { expertise: { database: 0.8 } }),
      anOffer('specialist', {}, { expertise: { database: 0.3, 'database.lock-contention': 1 } }),
    ];
    expect(order(offers)[0]).toBe('generalist/1.0.0');
    const claim = { category: 'database.lock-contention' } as NonNullable<AuctionFacts['task']['claim']>;
    const task = aTask({ capability: 'disprove.database', claim });
    expect(order(offers, { task })[0]).toBe('specialist/1.0.0');
  });
});

describe('the record of an auction', () => {
  test('says what everybody answered, by name, in numbers that JSON has', () => {
    const offers: Offer[] = [
      { bidder: aBidder('silent'), answer: { kind: 'no-answer' } },
      { bidder: aBidder('modest'), answer: { kind: 'declined', reason: 'no such database here' } },
      anOffer('liar', { priceMicros: 500_001 }),
      anOffer('broken', { confidence: NaN }),
      anOffer('clueless', { confidence: 0 }),
      anOffer('able'),
    ];
    const { records, candidates } = rankOffers(offers, facts);
    expect(records.map(({ agent, declined }) => [agent, declined])).toEqual([
      ['able', ''],
      ['broken', 'invalid: not-a-number'],
      ['clueless', 'invalid: no-information'],
      ['liar', 'invalid: price-above-ceiling'],
      ['modest', 'declined: no such database here'],
      ['silent', 'no-answer'],
    ]);
    expect(records[0]).toMatchObject({ priceMicros: 100_000, expectedSeconds: 5, confidence: 0.8 });
    expect(records[0]?.score).toBe(candidates[0]?.score);
    expect(records[1]).toMatchObject({ confidence: 0, score: 0 });
  });
});
