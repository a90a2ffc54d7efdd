import { describe, expect, test } from '@jest/globals';
import type { Evaluated } from '../predict/evaluate.js';
import type { Prediction } from '../predict/prediction.js';
import { meanInterval } from './bootstrap.js';
import { calibrationOf } from './calibration.js';
import { scoreCase } from './score-case.js';
import { judged, summarise } from './summary.js';

const evaluated = (prediction: Partial<Prediction>, answerable = true): Evaluated => ({
  source: 'shop',
  id: 'case-1',
  setting: 'as recorded',
  answerable,
  loudAndWhole: false,
  pooled: true,
  peakBytes: 0,
  ranking: [],
  basis: 'seen',
  prediction: {
    services: ['cart', 'web'],
    indicators: ['cart_cpu'],
    diagnoses: [{ object: 'cart', faultType: 'cpu' }],
    commit: 'none',
    confidence: 0.8,
    abstained: false,
    seconds: 1,
    ...prediction,
  },
});
const truth = {
  rootService: 'cart',
  faultType: 'cpu',
  anomalyStartKind: '',
  rootIndicator: ['cart_cpu', 'cart_cpu-m'],
};

describe('a case', () => {
  test('is right by object, indicator and cause', () => {
    expect(scoreCase(evaluated({}), truth)).toMatchObject({ objectRank: 1, indicatorRank: 1, causeFirst: true });
  });

  test.each([
    ['another object first', { services: ['web', 'cart'], diagnoses: [{ object: 'web', faultType: 'cpu' }] }, 2, false],
    ['another cause', { diagnoses: [{ object: 'cart', faultType: 'memory' }] }, 1, false],
    ['nothing named', { services: [], diagnoses: [] }, Infinity, false],
  ])('with %s', (_, prediction, objectRank, causeFirst) => {
    expect(scoreCase(evaluated(prediction), truth)).toMatchObject({ objectRank, causeFirst });
  });

  test('whose truth speaks of categories is right with any of them', () => {
    const several = { ...truth, acceptedCategories: ['infrastructure.memory', 'cpu'] };
    expect(scoreCase(evaluated({}), several).causeFirst).toBe(true);
    expect(scoreCase(evaluated({}), { ...truth, acceptedCategories: ['infrastructure.memory'] }).causeFirst).toBe(
      false,
    );
  });

  test('of an instance is judged by the instance, one with several roots by any of them', () => {
    expect(scoreCase(evaluated({ services: ['cart-1'] }), { ...truth, rootInstance: 'cart-1' }).objectRank).toBe(1);
    expect(scoreCase(evaluated({}), { ...truth, acceptedServices: ['db', 'web'] }).objectRank).toBe(2);
  });

  test('without a fault, or robbed of its cause, has no right object', () => {
    const faultless = scoreCase(evaluated({}), { ...truth, rootService: null, acceptedServices: [] });
    const blinded = scoreCase(evaluated({}, false), truth);
    for (const score of [faultless, blinded]) {
      expect(score.answerable).toBe(false);
      expect(judged(score).right).toBe(false);
    }
  });

  test('about commits is right when the commit is, or none is to blame', () => {
    expect(scoreCase(evaluated({}), { ...truth, rootCommit: null }).commitRight).toBe(true);
    expect(scoreCase(evaluated({ commit: 'abc1234' }), { ...truth, rootCommit: null }).commitRight).toBe(false);
    expect(scoreCase(evaluated({}), truth)).not.toHaveProperty('commitRight');
  });
});

test('Avg@5 is the mean of AC@1 to AC@5', () => {
  const at = (services: string[]) => scoreCase(evaluated({ services }), truth);
  const { ac1, ac3, ac5, avg5 } = summarise([at(['cart']), at(['a', 'b', 'c', 'cart']), at([])]);
  expect([ac1, ac3, ac5].map(({ mean }) => mean)).toEqual([1 / 3, 1 / 3, 2 / 3]);
  expect(avg5.mean).toBeCloseTo((1 + 0.4) / 3);
});

describe('an interval', () => {
  const values = Array.from({ length: 50 }, (_, i) => Number(i < 40));

  test('is around the mean, and the same every time', () => {
    const { mean, low, high } = meanInterval(values);
    expect(mean).toBe(0.8);
    expect(low).toBeGreaterThan(0.6);
    expect(low).toBeLessThan(0.8);
    expect(high).toBeLessThan(0.95);
    expect(meanInterval(values)).toEqual(meanInterval(values));
  });

  test('of what never differs is a point', () => expect(meanInterval([1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1 }));
});

describe('confidence', () => {
  const group = (confidence: number, right: number, of: number) =>
    Array.from({ length: of }, (_, i) => ({ confidence, right: i < right }));

  test('that says what happens has no error, and skill', () => {
    const { ece, auroc, brierSkill } = calibrationOf([...group(1, 50, 50), ...group(0, 0, 50)]);
    expect([ece, auroc, brierSkill]).toEqual([0, 1, 1]);
  });

  test('that is always the base rate has no skill, and tells nothing apart', () => {
    const { auroc, brierSkill } = calibrationOf(group(0.5, 5, 10));
    expect([auroc, brierSkill]).toEqual([0.5, 0]);
  });

  test('that is too high has an error of that much', () => {
    expect(calibrationOf(group(0.9, 0, 20)).ece).toBeCloseTo(0.9);
  });

  test('has a surest part, judged apart', () => {
    expect(calibrationOf([...group(0.9, 8, 8), ...group(0.1, 0, 2)]).rightInSurest).toBe(1);
  });
});
