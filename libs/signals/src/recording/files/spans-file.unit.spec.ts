import { describe, expect, test } from '@jest/globals';
import { operationVersions } from '../sources/operations.js';
import { parseSpans } from './spans-file.js';

const line = (over: object) => {
  return { traceId: 't', spanId: 's', service: 'cart', operation: 'GET /', startUs: 1e6, durationUs: 1e5, ...over };
};
const parsed = (...spans: object[]) => parseSpans(spans.map((one) => JSON.stringify(line(one))).join('\n'), 1e9);
const attributes = (of: object, over: object = {}) => parsed({ ...over, attributes: of })[0]!;

test.each<[string, object, boolean]>([
  ['OpenTelemetry', { status: 'ERROR' }, true],
  ['OTLP as JSON', { status: 'STATUS_CODE_ERROR' }, true],
  ['OTLP as a number', { status: 2 }, true],
  ['OTLP, well', { status: 1 }, false],
  ['a word', { status: 'failure' }, true],
  ['HTTP', { status: '503' }, true],
  ['HTTP, with its reason', { status: '500 Internal Server Error' }, true],
  ['HTTP, not found', { status: '404' }, false],
  ['HTTP as a number', { status: 200 }, false],
  ['gRPC', { status: 'UNAVAILABLE' }, true],
  ['gRPC as a number', { status: 14 }, true],
  ['gRPC, not found', { status: 'NOT_FOUND' }, false],
  ['Jaeger', { attributes: { error: true } }, true],
  ['Zipkin', { attributes: { error: 'request failed' } }, true],
  ['Zipkin, well', { attributes: { error: 'false' } }, false],
  ['a server that sets no status', { status: 'UNSET', attributes: { 'http.status_code': 502 } }, true],
  ['a mesh', { attributes: { 'grpc.status_code': '14' } }, true],
  ['Envoy without an answer', { attributes: { 'http.status_code': '0', response_flags: 'DC' } }, true],
  ['said to be well', { status: 'OK', attributes: { 'http.status_code': 500 } }, false],
  ['nothing said', {}, false],
])('the status of %s', (_, over, failed) => {
  expect(parsed(over)[0]!.failed).toBe(failed);
});

test.each<[object, string]>([
  [{ kind: 'client' }, 'client'],
  [{ kind: 'SPAN_KIND_SERVER' }, 'server'],
  [{ kind: 'PRODUCER' }, 'producer'],
  [{ kind: 3 }, 'client'],
  [{ attributes: { 'span.kind': 'consumer' } }, 'consumer'],
  [{ kind: 'something' }, 'unspecified'],
  [{}, 'unspecified'],
])('the kind of %j is %s', (over, kind) => {
  expect(parsed(over)[0]!.kind).toBe(kind);
});

describe('whom a client span calls', () => {
  test.each<[object, string]>([
    [{ 'peer.service': 'stock' }, 'stock'],
    [{ 'server.address': 'stock.shop.svc.cluster.local' }, 'stock'],
    [{ 'net.peer.name': 'api.example.org' }, 'api.example.org'],
    [{ 'upstream_cluster.name': 'outbound|8080||stock.shop.svc.cluster.local' }, 'stock'],
    [{ upstream_cluster: 'outbound|443|v2|api.example.org' }, 'api.example.org'],
  ])('%j', (of, peer) => {
    expect(attributes(of, { kind: 'client' }).peer).toBe(peer);
  });

  test('is a database where attributes speak of one', () => {
    expect(attributes({ 'db.type': 'mysql', 'db.instance': 'orders' }, { kind: 'client' }).target).toEqual({
      name: 'orders',
      kind: 'database',
    });
  });

  test('is told by who answers it, and a span of the same service answers nobody', () => {
    const spans = parsed(
      { spanId: 'a', service: 'web', kind: 'client' },
      { spanId: 'b', parentSpanId: 'a', kind: 'server' },
      { spanId: 'c', parentSpanId: 'b', kind: 'internal' },
    );
    expect(spans.map(({ peer }) => peer)).toEqual(['cart', undefined, undefined]);
  });
});

describe('self time', () => {
  const selfOf = (...spans: object[]) => {
    const window = { startMs: 0, endMs: 10_000 };
    const [operations] = operationVersions(parsed(...spans), { window, bucketSeconds: 10 });
    const own = operations!.operations.find(({ service }) => service === 'web');
    return own?.selfMeanMs[0];
  };
  const call = { spanId: 'a', service: 'web', kind: 'client' };

  test('of a call is what its callee does not account for, also where clocks differ by seconds', () => {
    const answer = { spanId: 'b', parentSpanId: 'a', kind: 'server', durationUs: 8e4 };
    expect(selfOf(call, { ...answer, startUs: 1.01e6 })).toBe(20);
    expect(selfOf(call, { ...answer, startUs: 3.01e6 })).toBe(20);
  });

  test('does not wait for who takes the message later', () => {
    const taken = { spanId: 'b', parentSpanId: 'a', kind: 'consumer', startUs: 1.01e6, durationUs: 8e4 };
    expect(selfOf({ ...call, kind: 'producer' }, taken)).toBe(100);
  });
});
