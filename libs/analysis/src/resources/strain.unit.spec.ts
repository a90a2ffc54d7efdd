import { describe, expect, test } from '@jest/globals';
import type { Point } from '../anomaly/shift.js';
import { resourceStrains } from './strain.js';

const alertAtMs = 3_600_000;
const stepMs = 5_000;
const mib = 1_048_576;

/** An hour of samples until a minute after the alert; the fault begins `lagMs` before it. */
function series(service: string, metric: string, value: (sinceMs: number, i: number) => number, lagMs = 120_000) {
  const count = (alertAtMs + 60_000) / stepMs;
  const points = Array.from({ length: count }, (_, i): Point => [i * stepMs, value(i * stepMs - alertAtMs + lagMs, i)]);
  return { service, metric, points };
}
const noise = (i: number): number => ((i * 7919) % 13) / 13 - 0.5;
const quiet = (level: number) => (_: number, i: number) => level * (1 + 0.1 * noise(i));
const step = (before: number, after: number) => (sinceMs: number, i: number) =>
  (sinceMs < 0 ? before : after) * (1 + 0.02 * noise(i));
const told = (...all: ReturnType<typeof series>[]) =>
  resourceStrains(all, alertAtMs).map(({ service, resource, strength }) => [
    service,
    resource,
    Math.round(strength * 10),
  ]);

describe('a strain of a resource', () => {
  test.each([
    ['percent of a core', 'cpu', step(2, 98)],
    ['shares of a core', 'process-cpu-utilization', step(0.02, 0.98)],
    ['thousandths of a core', 'cpu-millicores', step(20, 980)],
    ['seconds of many cores per second', 'container_cpu_usage_seconds_per_second', step(0.4, 3.2)],
    ['seconds of many cores that were counted up', 'container_cpu_usage_seconds_total', step(0.4, 3.2)],
    ['cores', 'cpu_usage_cores', step(0.4, 3.2)],
  ])('of the processor is seen in %s', (_, metric, value) => {
    expect(told(series('cart', metric, value), series('web', metric, quiet(value(-1, 0) * 4)))).toEqual([
      ['cart', 'cpu', 10],
    ]);
  });

  test('of cores is told in percent of one, however many there are', () => {
    const [strain] = resourceStrains(
      [series('cart', 'container_cpu_usage_seconds_per_second', step(0.4, 3.2))],
      alertAtMs,
    );
    expect(strain).toMatchObject({ unit: 'percent', before: expect.closeTo(40, 0), after: expect.closeTo(320, -1) });
  });

  test.each([
    ['a leak in bytes', 'memory-rss-bytes', (sinceMs: number) => (200 + Math.max(0, sinceMs) / 500) * mib],
    ['a jump in MiB', 'mem-mi', step(200, 600)],
    ['a share of the limit', 'mem', step(20, 90)],
  ])('of memory is seen as %s', (_, metric, value) => {
    expect(told(series('cart', metric, value))).toEqual([['cart', 'memory', 10]]);
  });

  test('of memory explains the processor time that it costs', () => {
    const strains = told(series('cart', 'mem', step(20 * mib, 700 * mib)), series('cart', 'cpu', step(1, 99)));
    expect(strains).toEqual([
      ['cart', 'memory', 10],
      ['cart', 'cpu', 5],
    ]);
  });

  test('of the processor may be little where a limit holds back what would use more', () => {
    const use = series('cache', 'cpu', step(0.5, 18));
    const throttled = series('cache', 'container_cpu_cfs_throttled_seconds_total', step(0, 0.8));
    const another = series('web', 'cpu', step(60, 62));
    expect(told(use, another)).toEqual([['cache', 'cpu', 1]]);
    expect(told(use, another, throttled)).toEqual([['cache', 'cpu', 10]]);
    expect(told(use, another, series('cache', 'container_cpu_cfs_periods_total', step(0, 10)))).toEqual([
      ['cache', 'cpu', 1],
    ]);
  });

  test('of memory is seen while most of what is known was before it', () => {
    const leak = series('cart', 'mem', (sinceMs) => (84 + Math.max(0, sinceMs) / 400) * mib, 45_000);
    const short = { ...leak, points: leak.points.filter(([atMs]) => atMs >= alertAtMs - 230_000) };
    expect(told(short)[0]?.slice(0, 2)).toEqual(['cart', 'memory']);
  });

  test('is not what a process came to soon after it was first seen, and kept', () => {
    const warm = series('cart', 'mem', (sinceMs) => (sinceMs < 0 ? 114 : 198) * mib, 200_000);
    expect(told({ ...warm, points: warm.points.filter(([atMs]) => atMs >= alertAtMs - 230_000) })).toEqual([]);
    expect(told(warm)[0]?.slice(0, 2)).toEqual(['cart', 'memory']);
  });

  test.each([
    ['a quiet process that does three times as much', series('cart', 'cpu', step(0.5, 3))],
    ['a few MiB more of a small process', series('cart', 'mem', step(8 * mib, 20 * mib))],
    ['a restart that frees memory', series('cart', 'mem', step(700 * mib, 200 * mib))],
    ['what is over before the alert', series('cart', 'cpu', (ms) => (ms > 0 && ms < 60_000 ? 98 : 2), 600_000)],
    ['the use of a machine that others share', series('cart', 'node-cpu', step(10, 95))],
    ['a limit that was raised', series('cart', 'memory-limit-bytes', step(200 * mib, 800 * mib))],
  ])('is not %s', (_, one) => {
    expect(told(one, series('web', one.metric, quiet(3)))).toEqual([]);
  });

  test('that cannot go higher is told as saturated', () => {
    const [strain] = resourceStrains([series('cart', 'cpu', (ms, i) => (ms < 0 ? 2 + noise(i) : 100))], alertAtMs);
    expect(strain).toMatchObject({ saturated: true, unit: 'percent', onsetMs: alertAtMs - 120_000 });
  });

  test('of the processor that grew for most of an hour until it had all there is', () => {
    const growing = (sinceMs: number, i: number) =>
      Math.min(98, 18 + Math.max(0, sinceMs) / 30_000) * (1 + 0.02 * noise(i));
    const grown = series('cart', 'db-cpu-pct', growing, 45 * 60_000);
    expect(told(grown, series('web', 'db-cpu-pct', quiet(20)))[0]?.slice(0, 2)).toEqual(['cart', 'cpu']);
  });
});
