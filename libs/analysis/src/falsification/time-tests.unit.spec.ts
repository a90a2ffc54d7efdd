import { describe, expect, test } from '@jest/globals';
import type { OperationActivity } from '../behaviour/activity.js';
import { traceScene } from '../behaviour/scene.js';
import { spanSigns } from './span-signs.js';
import { timeTests } from './time-tests.js';
import { withoutCommonFall } from './vital-signs.js';

const buckets = { startMs: 0, widthMs: 15_000, count: 80 };
const from = 60;
const alertAtMs = 70 * buckets.widthMs;
const perBucket = <T>(before: T, since: T): T[] =>
  Array.from({ length: buckets.count }, (_, i) => (i < from ? before : since));

interface Times {
  readonly self: readonly [before: number, since: number];
  readonly calls?: readonly [before: number, since: number];
}
const span = (service: string, kind: string, peer: string | undefined, { self, calls = [6, 6] }: Times) => ({
  ...{ service, kind, operation: kind === 'server' ? '/' : 'GET', ...(peer !== undefined && { peer }), errorTypes: [] },
  ...{ calls: perBucket(...calls), errors: perBucket(0, 0) },
  ...{ meanMs: perBucket(self[0] + 10, self[1] + 10), selfMeanMs: perBucket<number | null>(...self) },
});
const sceneOf = (operations: readonly OperationActivity[]) => traceScene({ buckets, operations }, alertAtMs);

describe('where the time is spent', () => {
  const scene = sceneOf([
    { ...span('web', 'server', undefined, { self: [5, 5] }), meanMs: perBucket(40, 900) },
    { ...span('web', 'client', 'cart', { self: [2, 2] }), meanMs: perBucket(30, 890) },
    { ...span('cart', 'server', undefined, { self: [20, 880] }), meanMs: perBucket(20, 880) },
    span('ads', 'server', undefined, { self: [9, 9] }),
  ]);
  test.each([
    ['cart', 'application.latency', false],
    ['ads', 'application.latency', true],
    ['web', 'infrastructure.disk', true],
    ['ads', 'application.overload', false],
    ['ghost', 'application.latency', false],
  ])('%s, %s', (service, category, refuted) => {
    expect(timeTests({ service, category }, scene).length > 0).toBe(refuted);
  });
});

describe('what services do less', () => {
  const sign = (...operations: OperationActivity[]) =>
    withoutCommonFall(spanSigns(sceneOf(operations)))
      .filter((one) => one.sign === 'does-less' && one.strength > 0.5)
      .map(({ service }) => service);
  const serving = (service: string, before: number, since: number) =>
    span(service, 'server', undefined, { self: [9, 9], calls: [before, since] });

  test('is told of one', () => {
    expect(sign(serving('web', 6, 6), serving('cart', 6, 0), serving('ads', 6, 6))).toEqual(['cart']);
  });

  test('is not told of one where all do so', () => {
    expect(sign(serving('web', 6, 1), serving('cart', 6, 1), serving('ads', 6, 1))).toEqual([]);
  });

  test('is not told where nothing at all is recorded any more', () => {
    expect(sign(serving('web', 6, 0), serving('cart', 6, 0))).toEqual([]);
  });

  test('is not told by a few requests', () => {
    const rare = {
      ...serving('cart', 0, 0),
      calls: Array.from({ length: buckets.count }, (_, i) => (i % 12 === 0 && i < from ? 1 : 0)),
    };
    expect(sign(serving('web', 6, 6), rare)).toEqual([]);
  });
});
