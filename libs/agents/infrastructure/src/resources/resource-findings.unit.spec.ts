import { describe, expect, test } from '@jest/globals';
import { strainTests } from './disprove-strain.js';
import { resourceFindings } from './resource-findings.js';

const alertAtMs = 3_600_000;
const series = (service: string, metric: string, before: number, since: number) => ({
  ...{ service, metric },
  points: Array.from({ length: 366 }, (_, i) => {
    const atMs = i * 10_000;
    return [atMs, (atMs < alertAtMs - 180_000 ? before : since) * (1 + ((i * 7) % 5) / 100)] as const;
  }),
});
const mib = 1_048_576;
const measured = [
  series('cart', 'cpu', 3, 97),
  series('web', 'cpu', 4, 5),
  series('orders', 'mem', 80 * mib, 900 * mib),
  series('web', 'mem', 200 * mib, 201 * mib),
];

describe('the strains of resources', () => {
  test('are told by the series that shows them', () => {
    const told = resourceFindings(measured, alertAtMs).map(({ service, indicator, category }) => [
      service,
      indicator,
      category,
    ]);
    expect(told).toEqual([
      ['cart', 'cpu', 'infrastructure.cpu'],
      ['orders', 'mem', 'infrastructure.memory'],
      ['cart', 'cpu', 'application.unusual-behaviour'],
      ['orders', 'mem', 'application.unusual-behaviour'],
    ]);
  });

  test('are told twice as surely by their kind as by their place alone', () => {
    const [kind, , place] = resourceFindings(measured, alertAtMs);
    expect(place!.strength).toBeLessThan(0.6 * kind!.strength);
  });

  test('are told with figures', () => {
    expect(resourceFindings(measured, alertAtMs)[1]!.statement).toMatch(
      /^mem of orders went from 8\d(\.\d)? MiB to 9\d\d MiB/,
    );
  });

  test('of the processor are hardly told where as many more requests explain them', () => {
    const cpu = [series('cart', 'cpu', 15, 90)];
    const asked = (times: number) => [series('cart', 'requests', 10, 10 * times)];
    const told = (times: number) => resourceFindings(cpu, alertAtMs, asked(times))[0]?.strength ?? 0;
    expect(told(1)).toBeGreaterThan(0.8);
    expect(told(6)).toBeLessThan(0.4 * told(1));
  });

  test.each([
    ['jvm_gc_pause_seconds_sum', 0.01, 0.7],
    ['NET-CLR-Memory-pct-Time-in-GC', 1, 60],
    ['go_memstats_gc_cpu_fraction', 0.01, 0.5],
  ])('are the heap’s where its collector takes the time: %s', (metric, before, since) => {
    const [first, ...more] = resourceFindings(
      [series('cart', metric, before, since), series('cart', 'cpu', 10, 95)],
      alertAtMs,
    );
    expect(first).toMatchObject({ service: 'cart', category: 'infrastructure.memory', indicator: metric });
    expect(first!.strength).toBeGreaterThan(1.5 * Math.max(...more.map(({ strength }) => strength)));
  });

  test.each([
    ['jvm_gc_pause_seconds_max', 0.01, 3],
    ['jvm_gc_pause_seconds_count', 1, 30],
    ['jvm_gc_pause_seconds_sum', 0.001, 0.05],
  ])('are not told by how often, or for how little, a heap is collected: %s', (metric, before, since) => {
    expect(resourceFindings([series('cart', metric, before, since)], alertAtMs)).toEqual([]);
  });

  test.each([
    ['cart', 'infrastructure.cpu', false],
    ['web', 'infrastructure.cpu', true],
    ['web', 'infrastructure.memory', true],
  ])('test the claim that %s suffers from %s', (service, category, disproved) => {
    const claim = { hypothesisId: 'h', service, category, indicator: '', statement: '', refutations: [] };
    const [{ contradiction } = { contradiction: -1 }] = strainTests(claim, measured, alertAtMs);
    expect(contradiction > 0.7).toBe(disproved);
    expect(contradiction).toBeGreaterThanOrEqual(0);
  });

  test('are doubtful where use is little and yet much more than before: a small limit is reached with little', () => {
    const claim = { hypothesisId: 'h', category: 'infrastructure.cpu', indicator: '', statement: '', refutations: [] };
    const contradictionOf = (before: number, since: number) =>
      strainTests({ ...claim, service: 'ads' }, [series('ads', 'cpu', before, since)], alertAtMs)[0]?.contradiction;
    expect(contradictionOf(0.04, 0.16)).toBeLessThan(0.5);
    expect(contradictionOf(0.04, 0.04)).toBeGreaterThan(0.7);
  });

  test('test nothing where the use is not measured', () => {
    const claim = {
      hypothesisId: 'h',
      service: 'ads',
      category: 'infrastructure.cpu',
      indicator: '',
      statement: '',
      refutations: [],
    };
    expect(strainTests(claim, measured, alertAtMs)).toEqual([]);
  });
});
