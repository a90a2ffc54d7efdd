import type { RecordedTelemetry, RecordedTrace } from '../recording/write-recording.js';

export const startMs = 1_700_000_000_000;
export const nowMs = startMs + 60_000;

const seconds = (offset: number) => (startMs + offset * 1000) / 1000;
const at = (...values: number[]) => values.map((value, i) => [startMs + i * 10_000, value] as const);

function request(id: string, offset: number, failed: boolean): RecordedTrace[] {
  const startUs = (startMs + offset * 1000) * 1000;
  const span = { traceId: id, startUs, status: 'UNSET', kind: 'server' } as const;
  const attributes = { 'service.version': '1.0.0' };
  return [
    { ...span, spanId: '1', parentSpanId: null, service: 'web', operation: 'GET /', durationUs: 90_000 },
    {
      ...span,
      ...{ spanId: '2', parentSpanId: '1', service: 'cart', operation: 'GET /cart', durationUs: 60_000, attributes },
      ...(failed
        ? { status: 'ERROR' as const, exception: { type: 'StockError', message: `no stock of ${offset}` } }
        : {}),
    },
    {
      ...span,
      ...{
        spanId: '3',
        parentSpanId: '2',
        service: 'cart',
        operation: 'SELECT items',
        durationUs: 20_000,
        kind: 'client',
      },
      attributes: {
        ...attributes,
        ...{ 'peer.service': 'cart-db', 'db.system.name': 'postgresql' },
        ...{ 'db.operation.name': 'SELECT', 'db.collection.name': 'items' },
      },
    },
  ];
}

/** A minute of two services and a database, and something of every kind that lies after its now. */
export const smallTelemetry: RecordedTelemetry = {
  nowMs,
  graph: [['web', 'cart']],
  metrics: [
    { service: 'cart', metric: 'cpu', points: [...at(1, 2, 3, 4, 5, 6), [nowMs + 1_000, 77]] },
    { service: 'cart', metric: 'rate', points: at(9, 9, 9) },
    { service: 'web', metric: 'cpu', points: at(1, 1, 1) },
    { service: 'web', metric: 'from-the-future', points: [[nowMs + 1_000, 1]] },
  ],
  logs: [
    { ts: seconds(1), service: 'web', level: 'INFO', message: 'started' },
    { ts: seconds(12), service: 'cart', level: 'error', message: 'no stock of 12 : StockError' },
    { ts: seconds(14), service: 'cart', level: 'error', message: 'no stock of 14 : StockError' },
    { ts: seconds(61), service: 'cart', level: 'ERROR', message: 'from-the-future' },
  ],
  traces: [
    ...request('a', 2, false),
    ...request('b', 4, true),
    ...request('c', 61, true).map((span) => ({ ...span, operation: 'from-the-future' })),
  ],
  changes: [
    { ts: seconds(5), service: 'cart', kind: 'deploy', version: '1.1.0', summary: 'new units' },
    { ts: seconds(9), service: 'cart-db', kind: 'job', summary: 'backup' },
    { ts: seconds(62), service: 'cart', kind: 'deploy', summary: 'from-the-future' },
  ],
};

/** Too much of everything for one result, and one series that leaves its level. */
export function largeTelemetry(): RecordedTelemetry {
  const points = (value: (i: number) => number) =>
    Array.from({ length: 60 }, (_, i) => [startMs + i * 1000, value(i)] as const);
  const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const word = (i: number) => `${i}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  return {
    nowMs,
    metrics: [
      ...many(300, (i) => ({ service: 'cart', metric: `quiet-${i}`, points: points((at) => 1000 + (at % 7)) })),
      { service: 'cart', metric: 'stands-out', points: points((at) => (at < 40 ? 1000 : 9000)) },
    ],
    logs: many(1500, (i) => ({
      ...{ ts: seconds(i / 50), service: `service-${i % 100}`, level: 'WARN' },
      message: many(8, (j) => `${word(i)}${word(j)}${'x'.repeat(20)}`).join(' '),
    })),
    traces: many(1500, (i) => ({
      ...{
        traceId: `${i}`,
        spanId: '1',
        parentSpanId: null,
        service: 'cart',
        operation: `${word(i)} ${'y'.repeat(100)}`,
      },
      ...{ startUs: (startMs + i) * 1000, durationUs: 1000 + i, status: 'OK' as const },
    })),
    changes: many(60, (i) => ({
      ...{ ts: seconds(i / 2), service: 'cart', kind: 'deploy', summary: `release ${i}`, diff: '+'.repeat(10_000) },
    })),
  };
}
