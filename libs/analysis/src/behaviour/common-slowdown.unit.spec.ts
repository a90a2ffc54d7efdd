import { describe, expect, test } from '@jest/globals';
import type { OperationActivity } from './activity.js';
import { commonSlowdown } from './common-slowdown.js';
import { behavioursOf, traceScene } from './scene.js';
import { servicesOf } from './service-spans.js';
import { ownHarm } from './wellness.js';

const grid = { startMs: 0, widthMs: 5_000, count: 24 };
const divide = { grid, splitMs: 80_000, alertAtMs: 100_000 };

function serving(service: string, before: number, after: number): OperationActivity {
  const ms = Array.from({ length: 24 }, (_, i) => (i >= 16 ? after : before));
  const calls = ms.map(() => 10);
  const errors = ms.map(() => 0);
  return { service, operation: 'GET /', kind: 'server', calls, errors, meanMs: ms, selfMeanMs: ms, errorTypes: [] };
}

const slowdown = (...operations: OperationActivity[]) => commonSlowdown(servicesOf(operations), divide);

describe('what everything does', () => {
  test('is the median of all', () => {
    expect(slowdown(serving('a', 10, 20), serving('b', 10, 30), serving('c', 10, 90))).toBeCloseTo(3);
  });

  test.each([
    ['one that is slow is not all', [serving('a', 10, 10), serving('b', 10, 10), serving('c', 10, 900)]],
    ['faster is no slowdown', [serving('a', 10, 5), serving('b', 10, 5), serving('c', 10, 5)]],
    ['two tell nothing of all', [serving('a', 10, 50), serving('b', 10, 50)]],
    ['nobody', []],
  ])('%s', (_, operations) => {
    expect(slowdown(...operations)).toBe(1);
  });

  test('is limited, so that it hides no incident', () => {
    expect(slowdown(serving('a', 1, 100), serving('b', 1, 100), serving('c', 1, 100))).toBe(5);
  });
});

test('a service is measured against all the others', () => {
  const busy = ['a', 'b', 'c', 'd'].map((name) => serving(name, 40, 120));
  const operations = [...busy, serving('e', 40, 900)];
  const behaviours = behavioursOf(traceScene({ buckets: grid, operations }, divide.alertAtMs));
  expect(ownHarm(behaviours.get('e')!)).toBeGreaterThan(0.8);
  expect(ownHarm(behaviours.get('a')!)).toBe(0);
});
