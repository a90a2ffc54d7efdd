import { describe, expect, test } from '@jest/globals';
import type { Link, LinkSample } from './links.js';
import { linksOf, type TimedOperation } from './links.js';
import { slowNetworks } from './slow-network.js';

const alertAtMs = 3_600_000;
const widthMs = 15_000;

/** An hour until a minute after the alert; from two minutes before it on, every `each`-th bucket takes longer. */
function link(
  caller: string,
  callee: string,
  afterMs: number,
  options: { each?: number; outlier?: boolean } = {},
): Link {
  const { each = 1, outlier = false } = options;
  const samples = Array.from({ length: (alertAtMs + 60_000) / widthMs }, (_, i): LinkSample => {
    const atMs = i * widthMs;
    const slow = atMs >= alertAtMs - 120_000 && i % each === 0;
    const wireMs = slow ? afterMs : 4 + (i % 3);
    return {
      atMs,
      widthMs,
      calls: 4,
      errors: 0,
      wireMs,
      fastestMs: wireMs,
      slowestMs: wireMs,
      typicalMs: slow && !outlier ? 20 + afterMs : 20,
    };
  });
  return { caller, callee, samples };
}

const found = (...links: Link[]) =>
  slowNetworks(links, alertAtMs)
    .filter(({ strength }) => strength > 0.4)
    .map(({ service, side }) => `${side} ${service}`);

describe('a slow network', () => {
  test('is at the service whose callers all wait', () => {
    const links = [
      link('web', 'cart', 900),
      link('orders', 'cart', 1100),
      link('web', 'orders', 4),
      link('web', 'ads', 5),
    ];
    expect(found(...links)).toEqual(['to cart']);
    expect(slowNetworks(links, alertAtMs)[0]).toMatchObject({ consistency: 1, share: 1, onsetMs: alertAtMs - 120_000 });
  });

  test('is at the service that waits for all it calls', () => {
    const calls = ['ads', 'cart', 'search', 'stock'].map((callee) => link('web', callee, 900));
    expect(found(...calls, link('orders', 'cart', 4), link('orders', 'stock', 4), link('orders', 'ads', 5))[0]).toBe(
      'from web',
    );
  });

  test('is at the callee where its one caller’s other calls are as fast as ever', () => {
    expect(found(link('web', 'cart', 900), link('web', 'ads', 4), link('edge', 'web', 4))).toEqual(['to cart']);
  });

  test('may delay one of two instances only', () => {
    expect(found(link('web', 'cart', 2000, { each: 2 }), link('web', 'ads', 4))).toEqual(['to cart']);
  });

  test('is dated by when it becomes so, where a short past begins with a slow moment', () => {
    const samples = link('web', 'cart', 900)
      .samples.filter(({ atMs }) => atMs >= alertAtMs - 300_000)
      .map((sample, i) => (i === 0 ? { ...sample, wireMs: 900, typicalMs: 920 } : sample));
    const [slow] = slowNetworks([{ caller: 'web', callee: 'cart', samples }], alertAtMs);
    expect(slow).toMatchObject({ service: 'cart', onsetMs: alertAtMs - 120_000 });
    expect(slow!.strength).toBeGreaterThan(0.4);
  });

  test.each([
    ['one lost packet among many calls', link('web', 'cart', 300, { outlier: true })],
    ['a delay that nobody notices', link('web', 'cart', 15)],
    ['a slow call now and then', link('web', 'cart', 600, { each: 9 })],
  ])('is not %s', (_, one) => {
    expect(found(one, link('web', 'ads', 4))).toEqual([]);
  });
});

describe('links', () => {
  const operation = (service: string, kind: string, peer?: string): TimedOperation => ({
    ...{ service, operation: 'HTTP GET', kind, ...(peer && { peer }) },
    ...{
      calls: [2, 0],
      errors: [1, 0],
      meanMs: [30, null],
      selfMeanMs: [10, null],
      p50Ms: [25, null],
      p95Ms: [38, null],
      selfMinMs: [2, null],
      errorTypes: [],
    },
  });
  const buckets = { startMs: 0, widthMs, count: 2 };

  test('are calls whose callee tells its side, too', () => {
    const operations = [
      operation('web', 'client', 'cart'),
      operation('cart', 'server'),
      operation('web', 'client', 'mail.example'),
    ];
    expect(linksOf([{ buckets, operations }])).toEqual([
      {
        caller: 'web',
        callee: 'cart',
        samples: [{ atMs: 0, widthMs, calls: 2, errors: 1, wireMs: 10, fastestMs: 2, slowestMs: 18, typicalMs: 25 }],
      },
    ]);
  });

  test('add up over operations and looks', () => {
    const operations = [
      operation('web', 'client', 'cart'),
      operation('web', 'client', 'cart'),
      operation('cart', 'server'),
    ];
    const [link] = linksOf([
      { buckets, operations },
      { buckets: { ...buckets, startMs: 60_000 }, operations },
    ]);
    expect(link!.samples.map(({ atMs, calls }) => [atMs, calls])).toEqual([
      [0, 4],
      [60_000, 4],
    ]);
  });
});
