import { describe, expect, test } from '@jest/globals';
import type { Point } from '../anomaly/shift.js';
import { countersAsRates } from './counters.js';

const every = (ms: number, ...values: number[]) => values.map((value, i): Point => [i * ms, value]);
const read = (metric: string, points: readonly Point[]) => countersAsRates([{ metric, points }])[0]!.points;

describe('what is counted up', () => {
  test('is told as its increase per second, whatever the distance of samples', () => {
    const uneven: Point[] = [...every(5_000, 100, 110, 130), [20_000, 160]];
    expect(read('http_requests_total', uneven)).toEqual([
      [5_000, 2],
      [10_000, 4],
      [20_000, 3],
    ]);
  });

  test('begins anew when a process does', () => {
    expect(read('errors_total', every(1_000, 100, 105, 3, 8)).map(([, value]) => value)).toEqual([5, 3, 5]);
  });

  test('is known without a name that says so when it keeps rising', () => {
    const rising = every(1_000, ...Array.from({ length: 20 }, (_, i) => 1_000 + 3 * i));
    expect(new Set(read('downstream-rq-5xx', rising).map(([, value]) => value))).toEqual(new Set([3]));
  });

  test('is known by failures that hardly ever happen, of which many were counted long ago', () => {
    const seldom = every(1_000, 83_722, ...Array.from({ length: 18 }, (_, i) => 83_722 + (i < 12 ? 0 : 3)), 83_725);
    expect(read('downstream-rq-5xx', seldom).map(([, value]) => value)).toEqual(
      Array.from({ length: 19 }, (_, i) => (i === 12 ? 3 : 0)),
    );
  });

  test.each([
    ['a gauge that falls now and then', 'requests', every(1_000, 5, 6, 4, 7, 5, 6, 8, 4, 5, 6, 7)],
    ['errors that stepped up once', 'errors', every(1_000, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 5, 6)],
    ['memory that leaks', 'memory-bytes', every(1_000, ...Array.from({ length: 20 }, (_, i) => 100 + i))],
    ['latency that grows', 'latency', every(1_000, ...Array.from({ length: 20 }, (_, i) => 100 + i))],
    ['a total that never moves', 'errors_total', every(1_000, 7, 7, 7, 7)],
    ['a count of an interval', 'RequestCount', every(60_000, 600, 580, 640, 610)],
  ])('is not %s', (_, metric, points) => expect(read(metric, points)).toEqual(points));
});
