import { describe, expect, test } from '@jest/globals';
import { callGraph } from './call-graph.js';
import { logRecords } from './log-record.js';
import type { OtlpAttribute } from './otlp.js';
import { spanRecords } from './span-record.js';

const attribute = (key: string, value: string | number): OtlpAttribute => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
});
const resource = { attributes: [attribute('service.name', 'payment'), attribute('service.version', '4.0.3')] };
const exceptionAttributes = [
  attribute('exception.type', '55P03'),
  attribute('exception.message', 'canceling statement due to lock timeout'),
  attribute('exception.stacktrace', 'error: canceling'),
];
const span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: '00f067aa0ba902b7',
  name: 'UPDATE accounts',
  kind: 3,
  startTimeUnixNano: '1800000000123456789',
  endTimeUnixNano: '1800000000223456789',
  attributes: [
    attribute('db.operation.name', 'UPDATE'),
    attribute('peer.service', 'payment-db'),
    attribute('secret', 'x'),
  ],
  events: [{ name: 'exception', attributes: exceptionAttributes }],
  status: { code: 2, message: 'canceling statement due to lock timeout' },
};
const tracesOf = (...spans: (typeof span)[]) => ({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });

describe('spans', () => {
  test('are recorded with kind, status, exception, version and the chosen attributes', () => {
    expect(spanRecords(tracesOf(span))).toEqual([
      {
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        service: 'payment',
        operation: 'UPDATE accounts',
        kind: 'client',
        startUs: 1_800_000_000_123_456,
        durationUs: 100_000,
        status: 'ERROR',
        statusMessage: 'canceling statement due to lock timeout',
        attributes: { 'db.operation.name': 'UPDATE', 'peer.service': 'payment-db', 'service.version': '4.0.3' },
        exception: {
          type: '55P03',
          message: 'canceling statement due to lock timeout',
          stacktrace: 'error: canceling',
        },
      },
    ]);
  });

  test('without a parent are roots', () => {
    expect(spanRecords(tracesOf({ ...span, parentSpanId: '' }))[0]?.parentSpanId).toBeNull();
  });

  test('tell who calls whom, each pair once', () => {
    expect(callGraph(spanRecords(tracesOf(span, span, { ...span, kind: 2 })))).toEqual([['payment', 'payment-db']]);
  });
});

describe('log lines', () => {
  test('keep trace, attributes and exception', () => {
    const line = {
      timeUnixNano: '1800000000123456789',
      severityText: 'ERROR',
      body: { stringValue: 'unhandled' },
      attributes: [attribute('order.total', 7), ...exceptionAttributes],
      traceId: span.traceId,
      spanId: span.spanId,
    };
    expect(logRecords({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [line] }] }] })).toEqual([
      {
        ts: 1_800_000_000.123,
        service: 'payment',
        level: 'ERROR',
        message: 'unhandled',
        traceId: span.traceId,
        spanId: span.spanId,
        attributes: { 'order.total': 7 },
        exception: {
          type: '55P03',
          message: 'canceling statement due to lock timeout',
          stacktrace: 'error: canceling',
        },
      },
    ]);
  });
});
