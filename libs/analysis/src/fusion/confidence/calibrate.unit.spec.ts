import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calibrate, type ConfidenceModel } from './calibrate.js';
import { shareOfFirst, type Weighed } from './share-of-first.js';

const asIs: ConfidenceModel = { intercept: 0, slope: 1 };
const at = (service: string, probability: number): Weighed => ({ service, probability });
const probabilities = (ranking: readonly Weighed[]) => ranking.map(({ probability }) => probability);

const anyModel = fc.record({
  intercept: fc.double({ min: -3, max: 3, noNaN: true }),
  slope: fc.double({ min: 0.2, max: 3, noNaN: true }),
});
/** Likeliest first, with room for "none of these". */
const anyRanking = fc
  .array(fc.tuple(fc.constantFrom('web', 'cart', 'payment'), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((items) => fc.double({ min: 0.01, max: 1, noNaN: true }).map((rest) => ({ items, rest })))
  .map(({ items, rest }) => {
    const whole = items.reduce((sum, [, mass]) => sum + mass, rest);
    return items.map(([service, mass]) => at(service, mass / whole)).sort((a, b) => b.probability - a.probability);
  });

describe('calibration', () => {
  test('of what is calibrated already changes nothing', () => {
    const ranking = [at('payment', 0.6), at('web', 0.2), at('payment', 0.1)];
    calibrate(ranking, asIs).forEach((each, index) =>
      expect(each.probability).toBeCloseTo(ranking[index]!.probability, 9),
    );
  });

  test('makes surer where hypotheses are right more often than was thought', () => {
    const [first] = calibrate([at('payment', 0.5)], { intercept: 2, slope: 1 });
    expect(first!.probability).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
  });

  test('leaves two that are equal equal, and neither above one half', () => {
    const [one, other] = calibrate([at('a', 0.45), at('b', 0.45)], { intercept: 3, slope: 2 });
    expect(one!.probability).toBe(other!.probability);
    expect(one!.probability).toBeLessThan(0.5);
  });

  test('bears certainty, and its opposite', () => {
    for (const sure of [1, 0]) {
      const [only] = calibrate([at('a', sure)], { intercept: 1, slope: 1.2 });
      expect(only!.probability).toBeGreaterThan(0);
      expect(only!.probability).toBeLessThan(1);
    }
  });

  test('of nothing is nothing', () => expect(calibrate([], asIs)).toEqual([]));
});

describe('for any ranking and model', () => {
  test('probabilities are within 0..1, at most 1 together, and in the same order', () => {
    fc.assert(
      fc.property(anyRanking, anyModel, (ranking, model) => {
        const after = probabilities(calibrate(ranking, model));
        expect(after.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1 + 1e-9);
        after.forEach((each, index) => {
          expect(each >= 0 && each <= 1).toBe(true);
          expect(each).toBeGreaterThanOrEqual(after[index + 1] ?? 0);
        });
      }),
    );
  });

  test('more evidence for the first never makes less sure of its service', () => {
    fc.assert(
      fc.property(anyRanking, anyModel, fc.double({ min: 1, max: 50, noNaN: true }), (ranking, model, factor) => {
        const whole = 1 + (factor - 1) * ranking[0]!.probability;
        const surer = ranking.map(({ service, probability }, index) =>
          at(service, (probability * (index === 0 ? factor : 1)) / whole),
        );
        const before = shareOfFirst(calibrate(ranking, model));
        expect(shareOfFirst(calibrate(surer, model))).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });
});

test('the share of the first is that of its service', () => {
  expect(shareOfFirst([at('payment', 0.5), at('web', 0.2), at('payment', 0.25)])).toBe(0.75);
  expect(shareOfFirst([])).toBe(0);
});
