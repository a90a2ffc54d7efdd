import { describe, expect, test } from '@jest/globals';
import { probabilitiesAt, type ConfidenceModel } from '@compass/analysis';
import { parseCase } from '../cases/case-file.js';
import type { Case } from '../cases/case-folders.js';
import { mulberry32 } from '../score/bootstrap.js';
import { crossValidate } from './cross-validate.js';
import { exampleOf, judgedBy, type Example } from './example.js';
import { fitConfidence } from './fit-confidence.js';
import { sampleCases } from './sample-cases.js';
import { systemsOf } from './systems.js';

/** Rankings of three whose right one is drawn as the model says. */
function drawn(count: number, model: ConfidenceModel, seed: number, system = 'shop'): Example[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, (_, index) => {
    const logOdds = [random(), random(), random()].map((each) => each * 8 - 5).sort((a, b) => b - a);
    let lot = random();
    const right = probabilitiesAt(logOdds, model).map((each) => {
      const hit = lot >= 0 && lot < each;
      lot -= each;
      return hit;
    });
    return { system, basis: 'seen', heldOut: index % 2 === 1, logOdds, first: [true, false, false], right };
  });
}

describe('a fit', () => {
  test.each([
    [0, 1],
    [1.5, 1.2],
    [-1, 0.6],
  ])('finds intercept %d and slope %d again', (intercept, slope) => {
    const model = fitConfidence(drawn(4000, { intercept, slope }, 7));
    expect(Math.abs(model.intercept - intercept)).toBeLessThan(0.25);
    expect(Math.abs(model.slope - slope)).toBeLessThan(0.1);
  });

  test('is the same whatever the order, but for rounding', () => {
    const examples = drawn(300, { intercept: 1, slope: 1 }, 3);
    const [one, other] = [fitConfidence(examples), fitConfidence([...examples].reverse())];
    expect(other.intercept).toBeCloseTo(one.intercept, 9);
    expect(other.slope).toBeCloseTo(one.slope, 9);
  });

  test('of little changes little, and of nothing changes nothing', () => {
    const [one] = drawn(1, { intercept: 0, slope: 1 }, 1);
    const { intercept, slope } = fitConfidence([one!]);
    expect(Math.abs(intercept)).toBeLessThan(1);
    expect(Math.abs(slope - 1)).toBeLessThan(1);
    expect(fitConfidence([])).toEqual({ intercept: 0, slope: 1 });
  });

  test('takes two kinds of fault at the right object for one answer', () => {
    const split = drawn(2000, { intercept: 1, slope: 1 }, 5).map((example) => ({
      ...example,
      right: example.right.map((_, index) => index < 2),
    }));
    const { confidence } = judgedBy(fitConfidence(split), { ...split[0]!, first: [true, true, false] });
    expect(confidence).toBeGreaterThan(0.9);
  });
});

test('crossValidate() judges each system by what the others fitted, and ships what the building half says', () => {
  const bold = drawn(600, { intercept: 0, slope: 0.4 }, 11, 'bold');
  const examples = [...drawn(600, { intercept: 1, slope: 1 }, 12, 'shop'), ...bold];
  const { model, leftOut, heldOut, leaveOneOut } = crossValidate(examples);
  const [withoutBold, withoutShop] = leftOut;
  expect(withoutBold).toMatchObject({ system: 'bold' });
  expect(Math.abs(withoutBold!.model.slope - 1)).toBeLessThan(0.2);
  expect(withoutShop!.model.slope).toBeLessThan(0.6);
  expect(leaveOneOut.ece).toBeGreaterThan(heldOut.ece);
  const unseen = examples.map((example) => (example.heldOut ? { ...example, right: [true, false, false] } : example));
  expect(crossValidate(unseen).model).toEqual(model);
});

const aCase = (source: string, id: string, services: readonly string[] = []): Case => ({
  ...{ root: '/', source, id, environment: `${source}/${id}`, alert: new Uint8Array(), eventsOnly: false },
  file: parseCase({ id, services }, id),
});

describe('what it is fitted over', () => {
  test('sources with mostly the same services are one system', () => {
    const systems = systemsOf([
      aCase('morning', 'a', ['web', 'cart', 'payment']),
      aCase('evening', 'b', ['web', 'cart', 'mail']),
      aCase('other', 'c', ['api', 'web']),
      aCase('none', 'd'),
    ]);
    expect(systems.get('morning')).toBe('evening + morning + other');
    expect(systemsOf([aCase('x', 'a', ['web', 'cart', 'db']), aCase('y', 'b', ['web', 'api', 'mail'])]).size).toBe(2);
    expect(systems.get('none')).toBe('none');
  });

  test('no source has more than its share, and the draw follows the seed', () => {
    const cases = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aCase('shop', id));
    const ids = (seed: string, from = cases) =>
      sampleCases([...from, aCase('small', 'z')], 3, seed).map(({ id }) => id);
    expect(ids('one')).toHaveLength(4);
    expect(ids('one', [...cases].reverse())).toEqual(ids('one'));
    expect(new Set(['one', 'two', 'three', 'four'].map((seed) => ids(seed).join())).size).toBeGreaterThan(1);
  });

  test('of what has no answer nothing is right', () => {
    const features = {
      ...{ source: 'shop', system: 'shop', id: 'a', setting: 'blinded', basis: 'seen' as const },
      ranking: [{ object: 'cart', logOdds: 1 }],
    };
    const truth = { rootService: 'cart', faultType: 'cpu', anomalyStartKind: '' };
    expect(exampleOf({ ...features, answerable: true }, truth).right).toEqual([true]);
    expect(exampleOf({ ...features, answerable: false }, truth).right).toEqual([false]);
  });
});
