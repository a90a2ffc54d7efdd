import { describe, expect, test } from '@jest/globals';
import { witnessTests, type Witnesses } from './witness-tests.js';

const alertAtMs = 7_200_000;
const series = (service: string, metric: string, before: number, since: number) => ({
  ...{ service, metric },
  points: Array.from({ length: 725 }, (_, i) => {
    const atMs = i * 10_000;
    return [atMs, (atMs < alertAtMs - 300_000 ? before : since) * (1 + ((i * 7) % 5) / 100)] as const;
  }),
});
const pod = (workload: string, status: string, readyContainers: number) => ({
  ...{ kind: 'Pod', name: `${workload}-1`, workload, status, readyContainers, allContainers: 1 },
});

const isRefuted = (service: string, category: string, witnesses: Partial<Witnesses>): boolean =>
  witnessTests({ service, category }, { calls: [], ...witnesses }, { alertAtMs, alerting: ['web'] }).some(
    ({ contradiction }) => contradiction > 0.7,
  );

describe('a claim that any witness can refute', () => {
  const measured = {
    series: [series('cart', 'cpu', 3, 97), series('stock', 'cpu', 3, 3), series('cart', 'requests', 9, 9)],
  };
  const little = { series: [series('ads', 'cpu', 0.04, 0.16)] };
  const waiting = (latency: number) => ({
    series: [
      series('ads', 'cpu', 0.04, 0.16),
      series('ads', 'p95_latency', latency, latency),
      series('shop', 'p95_latency', 0.01, 0.5),
      series('web', 'p95_latency', 0.02, 0.6),
    ],
    calls: [
      { caller: 'web', callee: 'shop' },
      { caller: 'shop', callee: 'ads' },
    ],
  });
  const graph = [
    { caller: 'web', callee: 'cart' },
    { caller: 'batch', callee: 'stock' },
  ];
  const platform = [pod('cart', 'Pending', 0), pod('stock', 'Running', 1), { kind: 'Node', name: 'node-1' }];
  const cases: [string, string, string, Partial<Witnesses>, boolean][] = [
    ['uses what it is said to exhaust', 'cart', 'infrastructure.cpu', measured, false],
    ['uses as much as before', 'stock', 'infrastructure.cpu', measured, true],
    ['uses four times as much, though little', 'ads', 'infrastructure.cpu', little, false],
    ['answers as fast as ever', 'ads', 'infrastructure.cpu', waiting(0.003), true],
    ['has a latency that nobody measured', 'ads', 'infrastructure.cpu', waiting(0), false],
    ['goes on serving', 'cart', 'kubernetes.node-selector', measured, true],
    ['is not measured', 'ads', 'infrastructure.cpu', measured, false],
    ['is called', 'cart', 'application.error', { calls: graph }, false],
    ['is not called by who alerts', 'stock', 'application.error', { calls: graph }, true],
    ['has not started', 'cart', 'application.error', { platform }, true],
    ['is a node', 'node-1', 'database.lock-contention', { platform }, true],
    ['is well while another is not', 'stock', 'application.error', { platform }, true],
  ];
  test.each(cases)('%s: %s, %s', (_, service, category, witnesses, refuted) => {
    expect(isRefuted(service, category, witnesses)).toBe(refuted);
  });

  test('says nothing without telemetry', () => {
    expect(
      witnessTests({ service: 'cart', category: 'infrastructure.cpu' }, { calls: [] }, { alertAtMs, alerting: [] }),
    ).toEqual([]);
  });
});
