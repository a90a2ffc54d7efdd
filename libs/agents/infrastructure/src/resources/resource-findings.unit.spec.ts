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
