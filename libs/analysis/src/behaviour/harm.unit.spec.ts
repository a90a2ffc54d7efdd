import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failureOf, slownessOf } from './harm.js';
import { lineSurge } from './line-surge.js';
import { metricHarms } from './metric-behaviour.js';

describe('slowness', () => {
  test.each([
    ['a little slower', 100, 140, 0],
    ['a few milliseconds', 2, 15, 0],
    ['three times as slow, by a second', 500, 1500, 1],
    ['faster', 500, 100, 0],
  ])('%s', (_, before, after, expected) => {
    expect(slownessOf(before, after)).toBeCloseTo(expected, 5);
  });

  test('grows with the time that is added', () => {
    const ms = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(ms, ms, ms, (before, after, more) => slownessOf(before, after + more) >= slownessOf(before, after)),
    );
  });
});

describe('failure', () => {
  test.each([
    ['a third of many', { calls: 600, errors: 0 }, { calls: 600, errors: 200 }, 1],
    ['as many as before', { calls: 600, errors: 60 }, { calls: 600, errors: 60 }, 0],
    ['two by accident', { calls: 600, errors: 0 }, { calls: 20, errors: 2 }, 0],
    ['as large a share of more', { calls: 100, errors: 10 }, { calls: 1000, errors: 100 }, 0],
    ['nobody called', { calls: 100, errors: 0 }, { calls: 0, errors: 0 }, 0],
  ])('%s', (_, before, after, expected) => {
    expect(failureOf(before, after)).toBeCloseTo(expected, 1);
  });
});

describe('a surge of log lines', () => {
  const grid = { startMs: 0, widthMs: 5_000, count: 24 };
  const lines = (before: number, after: number) => ({
    counts: Array.from({ length: 24 }, (_, i) => (i >= 16 ? after : before)),
    firstSeenMs: before > 0 ? 0 : 81_000,
  });

  test('of a new kind begins with its first line', () => {
    expect(lineSurge(lines(0, 3), grid, 80_000)).toMatchObject({ onsetMs: 81_000, count: 24, before: 0, strength: 1 });
  });

  test('of a known kind begins with the trouble, and says less', () => {
    expect(lineSurge(lines(1, 10), grid, 80_000)).toMatchObject({
      onsetMs: 80_000,
      before: 12,
      after: 120,
      strength: 0.7,
    });
  });

  test.each([
    ['as many as before', lines(2, 3), 1],
    ['as many for each request', lines(1, 6), 6],
    ['two lines', { ...lines(0, 0), counts: lines(0, 0).counts.with(20, 2) }, 1],
  ])('is none with %s', (_, some, load) => {
    expect(lineSurge(some, grid, 80_000, load)).toBeUndefined();
  });
});

describe('a metric that became worse', () => {
  const series = (metric: string, before: number, after: number) => ({
    service: 'shop',
    metric,
    points: Array.from(
      { length: 24 },
      (_, i) => [i * 5_000, (i >= 16 ? after : before) * (1 + 0.02 * Math.sin(i))] as const,
    ),
  });
  const harms = (...all: ReturnType<typeof series>[]) => metricHarms(all, 100_000).map(({ metric }) => metric);

  test.each([
    ['http-error-ratio', 0.001, 0.2],
    ['request-duration-p95-ms', 20, 900],
    ['latency_seconds', 0.02, 0.9],
    ['availability', 99.9, 80],
    ['errors', 1, 40],
  ])('%s', (metric, before, after) => {
    expect(harms(series(metric, before, after))).toEqual([metric]);
    expect(harms(series(metric, after, before))).toEqual([]);
  });

  test.each([
    ['request-duration-p95-ms', 2, 9],
    ['request-rate', 10, 90],
    ['temperature', 10, 90],
  ])('not %s', (metric, before, after) => {
    expect(harms(series(metric, before, after))).toEqual([]);
  });
});
