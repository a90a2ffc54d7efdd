import { describe, expect, test } from '@jest/globals';
import type { Point } from '../anomaly/shift.js';
import { originsOf, type PropagationScene } from './origins.js';

const alertAtMs = 36_000_000;
const intervalMs = 300_000;
/** Ten hours in steps of five minutes; two samples are bad, the last is well again. */
const count = alertAtMs / intervalMs + 3;
const isBad = (i: number) => i === count - 3 || i === count - 2;

const noise = (i: number, seed: number): number => (((i + seed) * 7919) % 17) / 17 - 0.5;
function series(service: string, metric: string, value: (i: number) => number) {
  return { service, metric, points: Array.from({ length: count }, (_, i): Point => [i * intervalMs, value(i)]) };
}
const latency = (service: string, usual: number, bad = usual, metric = 'latency') =>
  series(service, metric, (i) => (isBad(i) ? bad : usual) * (1 + 0.1 * noise(i, service.length)));
const availability = (service: string, bad = 100) => series(service, 'availability', (i) => (isBad(i) ? bad : 100));
const requests = (service: string, number: number) => series(service, 'requests', () => number);
const calls = (...edges: [string, string][]) => edges.map(([caller, callee]) => ({ caller, callee }));

function found(scene: Partial<PropagationScene>): string[] {
  const origins = originsOf({ series: [], calls: [], alerting: ['web'], alertAtMs, ...scene });
  return origins.filter(({ strength, own }) => strength * own > 0.3).map(({ service }) => service);
}

describe('the origin of trouble', () => {
  const chain = calls(['web', 'orders'], ['orders', 'stock'], ['web', 'search']);

  test('is the last in the chain of those that are slow', () => {
    const slow = [latency('web', 0.1, 0.4), latency('orders', 0.05, 0.36), latency('stock', 0.02, 0.33)];
    expect(found({ series: [...slow, latency('search', 0.02)], calls: chain })).toEqual(['stock']);
  });

  test('is the last in the chain of those that fail', () => {
    const failing = [
      availability('web', 95),
      availability('orders', 88),
      availability('stock'),
      availability('search'),
    ];
    expect(found({ series: failing, calls: chain, kind: 'failure' })).toEqual(['orders']);
  });

  test('is half theirs of whom nothing is told: whom it calls, and whom the alert is about', () => {
    const slow = [latency('web', 0.1, 0.4), latency('orders', 0.05, 0.36), latency('search', 0.02)];
    const told = new Set(['web', 'orders', 'search']);
    const origin = (scene: Partial<PropagationScene>) => {
      const origins = originsOf({ series: slow, calls: chain, alerting: ['web'], alertAtMs, ...scene });
      return origins.find(({ service }) => service === 'orders')!;
    };
    const watched = origin({ told: new Set([...told, 'stock']) });
    expect(watched.unwatched).toEqual([]);
    expect(origin({ told })).toMatchObject({
      own: watched.own / 2,
      unwatched: [{ service: 'stock', isCalled: true }],
    });
    expect(origin({ told, calls: [], alerting: ['ledger'] })).toMatchObject({
      unwatched: [{ service: 'ledger', isCalled: false }],
    });
    expect(origin({}).unwatched).toEqual([]);
  });

  test('is not a callee whose added time is too little to matter', () => {
    const slow = [latency('web', 0.1, 0.4), latency('orders', 0.05, 0.36), latency('stock', 0.002, 0.004)];
    const counted = [requests('web', 100), requests('orders', 100), requests('stock', 100)];
    expect(found({ series: [...slow, ...counted], calls: chain })).toEqual(['orders']);
  });

  test('is not who waits as long for the calls that it makes, though those that it calls look well', () => {
    const well = [latency('orders', 0.05), latency('stock', 0.02), latency('search', 0.02)];
    const slow = [latency('web', 0.1, 0.4), ...well];
    const callsOfWeb = (bad: number) => latency('web', 0.05, bad, 'client-latency');
    expect(found({ series: [...slow, callsOfWeb(0.34)], calls: chain })).toEqual([]);
    expect(found({ series: [...slow, callsOfWeb(0.06)], calls: chain })).toEqual(['web']);
  });

  test('is who adds the time on average, though a fault of every second request moves only the median of its caller', () => {
    const caller = [latency('web', 0.02, 1.5, 'latency-p50'), latency('web', 0.03, 2.4, 'latency-p90')];
    const callee = [latency('orders', 0.003, 0.2, 'latency-p50'), latency('orders', 0.005, 2.3, 'latency-p90')];
    const tail = [latency('orders', 0.003, 0.003, 'latency-p50'), latency('orders', 0.005, 0.3, 'latency-p90')];
    expect(found({ series: [...caller, ...callee], calls: calls(['web', 'orders']) })).toEqual(['orders']);
    expect(found({ series: [...caller, ...tail], calls: calls(['web', 'orders']) })).toEqual(['web']);
  });

  test('is not who fails a request in a thousand, however well it was before', () => {
    const errors = (share: number) => series('web', 'errors', (i) => (isBad(i) ? 100 * share : 0));
    const scene = { calls: calls(['web', 'orders']), kind: 'failure' as const };
    const well = [requests('web', 100), series('orders', 'errors', () => 0)];
    expect(found({ ...scene, series: [errors(0.001), ...well] })).toEqual([]);
    expect(found({ ...scene, series: [errors(0.1), ...well] })).toEqual(['web']);
    const rate = series('web', 'http_5xx_rate', (i) => (isBad(i) ? 0.04 : 0));
    expect(found({ ...scene, series: [rate, requests('web', 700), well[1]!] })).toEqual(['web']);
  });

  test('is not who fails at the first requests after a start, which are no past', () => {
    const edges = calls(['web', 'gate'], ['gate', 'orders']);
    const failing = (before: number) => [
      series('web', 'availability', (i) => (isBad(i) ? 60 : 100)),
      series('web', 'requests', (i) => (isBad(i) ? 100 : before)),
      availability('gate'),
      availability('orders'),
    ];
    expect(found({ series: failing(90), calls: edges })).toEqual(['web']);
    expect(found({ series: failing(2), calls: edges })).toEqual([]);
  });

  test('is whom callers give up, where it answers by the second and did not before', () => {
    const failing = [series('web', 'errors', (i) => (isBad(i) ? 30 : 0)), requests('web', 100)];
    const slow = (bad: number) => latency('orders', 20, bad, 'latency-ms');
    const scene = { calls: calls(['web', 'orders']), kind: 'failure' as const };
    const own = (bad: number) =>
      originsOf({ ...scene, series: [...failing, slow(bad)], alerting: ['web'], alertAtMs }).find(
        ({ service }) => service === 'web',
      )!;
    expect(own(5000)).toMatchObject({ explainedBy: 'orders' });
    expect(own(5000).own).toBeLessThan(0.2);
    expect(own(60).own).toBeGreaterThan(0.6);
  });

  test('is dated by the moment since which it is worse by most', () => {
    const minute = 60_000;
    const onsetMs = alertAtMs - 4 * minute;
    const points = Array.from({ length: 602 }, (_, i): Point => [
      i * minute,
      i * minute < onsetMs ? 1 + (i % 3) / 9 : 90,
    ]);
    const [first] = originsOf({
      series: [{ service: 'web', metric: 'errors', points }],
      ...{ calls: [], alerting: ['web'], alertAtMs, kind: 'failure' },
    });
    expect(Math.abs(first!.sinceMs - onsetMs)).toBeLessThanOrEqual(3 * minute);
  });

  test('is not what changed at another time', () => {
    const older = series('search', 'latency', (i) => (i >= count - 6 ? 0.9 : 0.02));
    const slow = [latency('web', 0.1, 0.4), latency('stock', 0.02, 0.33), older];
    expect(found({ series: slow, calls: calls(['web', 'stock'], ['web', 'search']) })).toEqual(['stock']);
  });

  describe('behind an address that nobody saw call anything', () => {
    const edges = calls(['web', 'a1b2'], ['web', 'orders'], ['orders', 'stock']);
    const through = (requestsThere: number, ...slow: ReturnType<typeof series>[]) => {
      const counted = [requests('web', 100), requests('orders', 100), requests('a1b2', requestsThere)];
      return found({ series: [latency('web', 0.1, 0.4), ...slow, ...counted], calls: edges });
    };
    const [address, orders] = [latency('a1b2', 0.055, 0.38), latency('orders', 0.05, 0.35)];

    test('is the service that suffers the same', () => expect(through(80, address, orders)).toEqual(['orders']));
    test('is the address where the service is well', () =>
      expect(through(80, address, latency('orders', 0.05))).toEqual(['a1b2']));
    test('may be either where more is asked of the address than of the service', () =>
      expect(through(900, address, orders).sort()).toEqual(['a1b2', 'orders']));
    test('may be either where the address answers sooner than the service', () =>
      expect(through(80, latency('a1b2', 0.01, 0.38), orders).sort()).toEqual(['a1b2', 'orders']));
  });

  test('is less sure the fewer of those who may be it are watched', () => {
    const slow = [latency('web', 0.1, 0.4), latency('orders', 0.05, 0.36)];
    const strength = (...unwatched: string[]) => {
      const edges = calls(['web', 'orders'], ...unwatched.map((name): [string, string] => ['web', name]));
      return originsOf({ series: slow, calls: edges, alerting: ['web'], alertAtMs })[0]!.strength;
    };
    expect(strength('stock', 'ads')).toBeCloseTo(strength() / 2);
  });

  test('moves with the alerting service, however faintly that shows it', () => {
    const faint = series('web', 'availability', (i) => 100 - (isBad(i) ? 0.4 : ((i * 31) % 10) / 25));
    const failing = [
      faint,
      availability('orders', 96),
      series('mail', 'availability', (i) => (i >= count - 3 ? 0 : 100)),
    ];
    const edges = calls(['web', 'orders'], ['web', 'mail']);
    const origins = originsOf({ series: failing, calls: edges, alerting: ['web'], alertAtMs, kind: 'failure' });
    expect(origins[0]!.service).toBe('orders');
  });

  test('is not where nothing that the alerting service calls leads', () => {
    const slow = [latency('web', 0.1, 0.4), latency('orders', 0.05, 0.36), latency('batch', 0.05, 9)];
    expect(found({ series: slow, calls: calls(['web', 'orders'], ['cron', 'batch']) })).toEqual(['orders']);
  });

  test('is found without a graph among those that suffer most surely', () => {
    const slow = [latency('web', 0.1, 0.2), latency('orders', 0.05, 0.36), latency('search', 0.02)];
    expect(found({ series: slow })).toContain('orders');
  });

  test('is less sure where the alert is about nobody and nobody knows who calls whom', () => {
    const slow = [latency('orders', 0.05, 0.36), latency('search', 0.02)];
    const strength = (alerting: readonly string[]) =>
      originsOf({ series: slow, calls: [], alerting, alertAtMs }).find(({ service }) => service === 'orders')!.strength;
    expect(strength([])).toBeLessThan(0.6 * strength(['orders']));
  });

  test('is found where the alerting service shows next to nothing', () => {
    const faint = series('web', 'availability', (i) => (isBad(i) ? 99.3 : 100 - ((i * 31) % 10) / 20));
    expect(
      found({ series: [faint, availability('orders', 96), availability('search')], calls: chain, kind: 'failure' }),
    ).toEqual(['orders']);
  });

  test('is nowhere when nobody suffers', () => {
    expect(
      found({ series: [latency('web', 0.1), latency('orders', 0.05), availability('web')], calls: chain }),
    ).toEqual([]);
  });

  describe('of trouble that grows for hours until somebody notices', () => {
    const grown = (i: number) => Math.max(0, (i - (count - 60)) / 60);
    const growing = (service: string, usual: number, added: number) =>
      series(service, 'latency', (i) => (usual + added * grown(i)) * (1 + 0.1 * noise(i, service.length)));

    test('is found, too', () => {
      const slower = [growing('web', 0.1, 0.4), growing('orders', 0.05, 0.36), growing('stock', 0.02, 0.33)];
      expect(found({ series: [...slower, latency('search', 0.02)], calls: chain })).toEqual(['stock']);
    });

    test('is nobody whose slowness has gone by', () => {
      const wave = (i: number) => (i > count - 70 && i < count - 30 ? 4 : 1);
      const slow = ['web', 'orders'].map((name) =>
        series(name, 'latency', (i) => 0.1 * wave(i) * (1 + 0.1 * noise(i, 1))),
      );
      expect(found({ series: slow, calls: chain })).toEqual([]);
    });
  });

  test('may be the alerting service where others suffer clearly less, and nobody knows who calls whom', () => {
    const slow = [latency('web', 0.02, 0.5), latency('shop', 0.05, 0.3)];
    expect(found({ series: slow })).toContain('web');
    expect(found({ series: [slow[0]!, latency('shop', 0.05, 0.6)] })).toEqual(['shop']);
  });
});
