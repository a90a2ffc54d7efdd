import { describe, expect, test } from '@jest/globals';
import type { Point } from '../anomaly/shift.js';
import { desertedServices } from './deserted.js';
import { originsOf } from './origins.js';
import type { MetricPoints } from './suffering.js';

const alertAtMs = 3_600_000;
const onsetMs = alertAtMs - 180_000;
const times = Array.from({ length: 240 }, (_, i) => i * 15_000 + 60_000);
const series = (service: string, metric: string, before: number, after: number): MetricPoints => ({
  ...{ service, metric },
  points: times.map((atMs, i): Point => [atMs, (atMs < onsetMs ? before : after) * (1 + ((i * 7) % 5) / 50)]),
});
const requests = (service: string, before: number, after = before) => series(service, 'workload', before, after);
const chain = [
  { caller: 'web', callee: 'orders' },
  { caller: 'orders', callee: 'stock' },
  { caller: 'web', callee: 'ads' },
];
function told(all: readonly MetricPoints[], calls = chain) {
  const origins = originsOf({ series: all, calls, alerting: ['web'], alertAtMs });
  return desertedServices(all, calls, origins, alertAtMs).map(({ service, strength }) => [
    service,
    strength.toFixed(1),
  ]);
}

describe('requests that do not arrive', () => {
  const failing = [series('web', 'errors', 0.1, 9), requests('web', 20)];

  test('tell of the first on the way that none reaches, not of those below', () => {
    expect(told([...failing, requests('orders', 10, 0.3), requests('stock', 10, 0.3), requests('ads', 5)])).toEqual([
      ['orders', '0.9'],
    ]);
  });

  test('are missed by most services, where most are below the first on the way', () => {
    const below = ['stock', 'prices', 'mail', 'print'];
    const calls = [...chain, ...below.slice(1).map((callee) => ({ caller: 'orders', callee }))];
    const missed = ['orders', ...below].map((service) => requests(service, 10, 0.3));
    expect(told([...failing, ...missed, requests('ads', 5)], calls)).toEqual([['orders', '0.9']]);
  });

  test('may be the only caller’s own trouble where as many fail there', () => {
    const broken = [series('web', 'errors', 0.1, 19), requests('web', 20)];
    expect(told([...broken, requests('orders', 10, 0.3), requests('stock', 10)])).toEqual([['orders', '0.6']]);
  });

  test('are hardly the caller’s own trouble where it asks others as ever', () => {
    const broken = [series('web', 'errors', 0.1, 19), requests('web', 20)];
    expect(told([...broken, requests('orders', 10, 0.3), requests('stock', 10), requests('ads', 5)])).toEqual([
      ['orders', '0.8'],
    ]);
  });

  test('are as many as fail where each request makes several of them', () => {
    const several = [requests('orders', 60, 2), requests('stock', 10), requests('ads', 5)];
    expect(told([...failing, ...several])).toEqual(
      told([...failing, requests('orders', 20, 2 / 3), ...several.slice(1)]),
    );
  });

  test('say nothing where everybody is asked less, or a third less', () => {
    expect(told([...failing, requests('orders', 10, 1), requests('stock', 10, 1), requests('ads', 5, 0.5)])).toEqual(
      [],
    );
    expect(told([...failing, requests('orders', 10, 6.5), requests('stock', 10), requests('ads', 5)])).toEqual([]);
  });
});

describe('without a graph', () => {
  test('whom hardly a request reaches is named where somebody fails and most are asked as ever', () => {
    const broken = [series('web', 'errors', 0.1, 19), requests('web', 20)];
    const all = [...broken, requests('orders', 10, 0.3), requests('stock', 10), requests('ads', 5)];
    expect(told(all, [])).toEqual([['orders', '0.6']]);
    const origins = originsOf({ series: all, calls: [], alerting: ['web'], alertAtMs });
    expect(desertedServices(all, [], origins, alertAtMs)[0]!.sufferers).toEqual(['web']);
  });

  test('the origin is who suffers most, and not the alerting service', () => {
    const slow = [
      series('web', 'latency', 12, 220),
      series('orders', 'latency', 12, 260),
      series('stock', 'latency', 8, 300),
    ];
    const origins = originsOf({ series: slow, calls: [], alerting: ['web'], alertAtMs });
    expect(origins[0]!.service).toBe('stock');
    expect(origins.find(({ service }) => service === 'web')!.own).toBeLessThan(0.4);
  });
});
