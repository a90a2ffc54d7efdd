import { describe, expect, test } from '@jest/globals';
import type { LogTemplate, OperationStatistics, TraceOperations } from '@compass/agent-sdk';
import { diagnose } from './diagnose.js';
import { disprove } from './disproof/disprove.js';
import type { Telemetry } from './telemetry.js';

const startMs = 1_700_000_000_000;
const widthMs = 15_000;
const count = 80;
const buckets = { startMs, widthMs, count };
const alertAtMs = startMs + 72 * widthMs;
const onset = 64;
const focus = { alertAtMs, services: ['web'], what: 'web is slow' };

/** A call of `selfMs` on the wire before and since the onset. */
function calling(service: string, peer: string, before: number, since: number): OperationStatistics {
  const value = (of: number) =>
    Array.from({ length: count }, (_, i) => (i < onset ? of : of - before + since) + (i % 3));
  return {
    ...{ service, peer, operation: `GET ${peer}`, kind: 'client', errorTypes: [], exemplarTraceId: '' },
    ...{ calls: Array<number>(count).fill(4), errors: Array<number>(count).fill(0) },
    ...{ meanMs: value(before + 30), p50Ms: value(before + 30), p95Ms: value(before + 30) },
    ...{ selfMeanMs: value(before), selfMinMs: value(before) },
  };
}
const serving = (service: string): OperationStatistics => {
  const { peer, ...span } = calling(service, '', 30, 30);
  return peer === undefined ? span : { ...span, operation: 'GET /', kind: 'server' };
};
const traced = (...operations: OperationStatistics[]): Telemetry => {
  const services = ['web', 'cart', 'stock', 'ads'].map(serving);
  const part: TraceOperations = { buckets, operations: [...operations, ...services] };
  return { calls: [part] };
};
const lines = (sample: string, service = 'web'): LogTemplate => ({
  ...{ service, level: 'ERROR', template: sample, sample, untimed: 0, total: 2 * (count - onset) },
  counts: Array.from({ length: count }, (_, i) => (i < onset ? 0 : 2)),
  firstSeenMs: startMs + onset * widthMs,
});
const logged = (...templates: LogTemplate[]): Telemetry => ({
  ...traced(calling('web', 'cart', 4, 4)),
  logs: { buckets, templates },
  topology: [{ caller: 'web', callee: 'stock' }],
});
const told = (telemetry: Telemetry) =>
  diagnose(telemetry, focus)
    .filter(({ strength }) => strength > 0.3)
    .map(({ service, category }) => [service, category]);

describe('the network specialist', () => {
  const slow = traced(calling('web', 'cart', 4, 900), calling('web', 'ads', 4, 4), calling('cart', 'stock', 4, 4));

  test('finds where calls wait on the wire', () => {
    expect(told(slow)[0]).toEqual(['cart', 'network.delay']);
    const [finding] = diagnose(slow, focus);
    expect(finding).toMatchObject({ check: 'time-on-the-wire', onsetMs: startMs + onset * widthMs });
  });

  test('tells where calls wait even where it cannot be the network', () => {
    const places = diagnose(slow, focus).filter(({ category }) => category === 'application.unusual-behaviour');
    expect(places).toEqual([expect.objectContaining({ service: 'cart', check: 'callers-wait-for-it' })]);
  });

  describe('that loses packets', () => {
    const even = calling('web', 'cart', 4, 900);
    const since = (value: (i: number) => number) => Array.from({ length: count }, (_, i) => (i < onset ? 4 : value(i)));
    const lossy = {
      ...even,
      selfMinMs: since(() => 5),
      p95Ms: since((i) => 1000 + 900 * (i % 4)),
    };
    const others = [calling('web', 'ads', 4, 4), calling('cart', 'stock', 4, 4)];
    const claimed = (category: string, telemetry: Telemetry) =>
      disprove(
        telemetry,
        { ...{ hypothesisId: 'h', service: 'cart', indicator: '', statement: '' }, category, refutations: [] },
        focus,
      ).contradiction;

    test('is told from one that is slow by how differently calls wait', () => {
      expect(told(traced(lossy, ...others))[0]).toEqual(['cart', 'network.loss']);
      expect(diagnose(traced(lossy, ...others), focus)[0]!.statement).toContain('wait very differently, from 5 ms to');
    });

    test('stands as such, and falls as a delay', () => {
      const seen = traced(lossy, ...others);
      expect(claimed('network.loss', seen)).toBeLessThan(0.3);
      expect(claimed('network.delay', seen)).toBeGreaterThan(0.5);
      expect(claimed('network.delay', traced(even, ...others))).toBeLessThan(0.3);
      expect(claimed('network.loss', traced(even, ...others))).toBeGreaterThan(0.5);
    });
  });

  test.each([
    ['getaddrinfo ENOTFOUND stock', 'stock', 'network.dns'],
    ['dial tcp: lookup stock: no such host', 'stock', 'network.dns'],
    ['connect ECONNREFUSED stock:8080', 'stock', 'network.unreachable'],
  ])('reads in "%s" whom it is about', (sample, service, category) => {
    expect(told(logged(lines(sample)))).toEqual([[service, category]]);
  });

  test('takes a burst that its speaker did not go on with for over', () => {
    const burst = { ...lines('dial tcp: lookup stock: no such host'), lastSeenMs: startMs + onset * widthMs + 2_000 };
    const heard = { ...lines('GET / 200'), lastSeenMs: startMs + count * widthMs };
    expect(told(logged(burst, heard))).toEqual([]);
    expect(told(logged({ ...burst, lastSeenMs: startMs + (count - 1) * widthMs }, heard))).toHaveLength(1);
  });

  test('names whom nobody watches as well as its caller, neither surely', () => {
    const slow = {
      ...{ service: 'cart', metric: 'latency-p90' },
      points: Array.from({ length: count }, (_, i) => [startMs + i * widthMs, i < onset ? 20 + (i % 3) : 400] as const),
    };
    const begin = (measured: readonly string[]) =>
      diagnose(
        { calls: [], metrics: [slow], measured, topology: [{ caller: 'cart', callee: 'stock' }] },
        { ...focus, services: ['cart'] },
      ).filter(({ check }) => check === 'origin-on-the-graph');
    const [alone] = begin(['cart', 'stock']);
    const both = begin(['cart']);
    expect(both.map(({ service }) => service).sort()).toEqual(['cart', 'stock']);
    for (const { strength } of both) expect(strength).toBeCloseTo(alone!.strength / 2, 5);
    expect(both.find(({ service }) => service === 'stock')!.of).toEqual(['cart']);
  });

  test('names whom callers wait for in vain, and not who waits for another himself', () => {
    const waits = (service: string, callee: string) =>
      lines(`Post "http://${callee}:8080/v1": context deadline exceeded (awaiting headers)`, service);
    expect(told(logged(waits('web', 'cart'), waits('cart', 'stock')))).toEqual([['stock', 'application.latency']]);
  });

  test('names the host of others that does not answer', () => {
    const line = "ReadTimeout: HTTPSConnectionPool(host='api.geo.example', port=443): Read timed out.";
    expect(told(logged(lines(line)))).toEqual([['api.geo.example', 'dependency.failure']]);
    expect(told(logged(lines('ReadTimeout: read timed out by cart')))).toEqual([]);
  });

  test('is less sure of each origin where several do not explain each other', () => {
    const slowed = (service: string) => ({
      ...{ service, metric: 'latency-p90' },
      points: Array.from({ length: count }, (_, i) => [startMs + i * widthMs, i < onset ? 20 + (i % 3) : 400] as const),
    });
    const strongest = (...services: string[]) =>
      diagnose({ calls: [], metrics: services.map(slowed), topology: [] }, { ...focus, services: [] })
        .filter(({ check }) => check === 'origin-on-the-graph')
        .map(({ strength }) => strength)[0]!;
    expect(strongest('cart', 'ads', 'stock')).toBeLessThan(0.7 * strongest('cart'));
  });

  test('has nothing to say of errors that are not the network’s', () => {
    expect(told(logged(lines('no stock left of item 7')))).toEqual([]);
  });

  test('names the recorded latency that shows the delay', () => {
    const points = Array.from(
      { length: count },
      (_, i) => [startMs + i * widthMs, (i < onset ? 30 : 400) + (i % 3)] as const,
    );
    const metrics = [{ service: 'cart', metric: 'client-latency-90', points }];
    expect(diagnose({ ...slow, metrics }, focus)[0]).toMatchObject({ service: 'cart', indicator: 'client-latency-90' });
  });

  test('follows metrics where there are but a few exemplary spans', () => {
    const points = Array.from({ length: count }, (_, i) => [startMs + i * widthMs, i < onset ? 0.5 : 40] as const);
    const exemplar = { ...serving('web'), calls: Array.from({ length: count }, (_, i) => (i === 70 ? 2 : 0)) };
    const metrics = [{ service: 'web', metric: 'error-rate-pct', points }];
    expect(told({ calls: [{ buckets, operations: [exemplar] }], metrics })).toContainEqual([
      'web',
      'application.error',
    ]);
  });

  const measured = (service: string, metric: string, before: number, since: number) => ({
    ...{ service, metric },
    points: Array.from(
      { length: count },
      (_, i) => [startMs + i * widthMs, (i < onset ? before : since) + (i % 3) / 10] as const,
    ),
  });

  test('calls it overload where far more is asked from outside, or work is throttled', () => {
    const slow = measured('web', 'latency-ms', 30, 900);
    const kindOf = (...metrics: ReturnType<typeof measured>[]) => told({ calls: [], metrics })[0];
    expect(kindOf(slow, measured('web', 'requests', 50, 50))).toEqual(['web', 'application.latency']);
    expect(kindOf(slow, measured('web', 'requests', 50, 300))).toEqual(['web', 'application.overload']);
    expect(kindOf(measured('web', 'WriteThrottleEvents', 0, 90))).toEqual(['web', 'application.overload']);
  });

  test('dates an origin by when it left its past', () => {
    const [first] = diagnose({ calls: [], metrics: [measured('web', 'errors-total', 0, 90)] }, focus);
    expect(first!.onsetMs).toBe(startMs + onset * widthMs);
    expect(first!.statement).toContain(' a second as the');
  });

  test('takes who names whom it waits for as no origin', () => {
    const waits = lines('Read timed out: http://stock:80/things', 'web');
    const metrics = [measured('web', 'latency-ms', 30, 900), measured('stock', 'cpu', 1, 1)];
    const found = told({ calls: [], metrics, logs: { buckets, templates: [waits] } });
    expect(found[0]).toEqual(['stock', 'application.latency']);
    expect(found).not.toContainEqual(['web', 'application.latency']);
  });

  test('sees lost packets', () => {
    const points = (value: (i: number) => number) =>
      Array.from({ length: count }, (_, i) => [startMs + i * widthMs, value(i)] as const);
    const metrics = [
      { service: 'cart', metric: 'tcp-retransmits-rate', points: points((i) => (i < onset ? 1 + (i % 2) : 40)) },
      { service: 'ads', metric: 'tcp-retransmits-rate', points: points((i) => 1 + (i % 2)) },
    ];
    expect(told({ ...traced(calling('web', 'cart', 4, 4)), metrics })).toEqual([['cart', 'network.loss']]);
  });

  const claim = (service: string, category: string) => {
    return { hypothesisId: 'h', service, category, indicator: '', statement: '', refutations: [] };
  };
  const starved = traced(
    ...['cart', 'ads', 'stock'].map((peer) => calling('shop', peer, 4, 900)),
    calling('web', 'shop', 4, 900),
    calling('web', 'cart', 4, 4),
  );
  test.each([
    ["links that are a part of another's", starved, claim('stock', 'network.delay'), true],
    ['who has all slow links', starved, claim('shop', 'network.delay'), false],
    ['the delay where it is', slow, claim('cart', 'network.delay'), false],
    ['a delay at the other end', slow, claim('web', 'network.delay'), true],
    ['a delay on links that are as fast as ever', slow, claim('stock', 'network.delay'), true],
    ['a name that nobody misses', logged(), claim('cart', 'network.dns'), true],
    ['a name that is missed', logged(lines('getaddrinfo ENOTFOUND stock')), claim('stock', 'network.dns'), false],
  ])('judges %s', (_, telemetry, claimed, disproved) => {
    const { tested, contradiction } = disprove(telemetry, claimed, focus);
    expect(tested).toBe(true);
    expect(contradiction > 0.7).toBe(disproved);
  });

  test('does not test what no telemetry tells of', () => {
    expect(disprove({ calls: [] }, claim('cart', 'network.dns'), focus).tested).toBe(false);
  });
});
