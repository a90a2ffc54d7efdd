import { describe, expect, test } from '@jest/globals';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { contextFromHeaders, traceHeaders } from './propagation.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('trace headers', () => {
  test('carry a trace from one process to the next', () => {
    expect(traceHeaders(contextFromHeaders({ traceparent }))).toEqual({ traceparent });
  });

  test('keep the state that other vendors attached', () => {
    const headers = { traceparent, tracestate: 'vendor=1' };
    expect(traceHeaders(contextFromHeaders(headers))).toEqual(headers);
  });

  test('are absent without an active span', () => {
    expect(traceHeaders(ROOT_CONTEXT)).toEqual({});
  });

  test.each<Record<string, string>>([
    {},
    { traceparent: 'garbage' },
    { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01` },
  ])('that name no valid trace start none: %j', (headers) => {
    expect(trace.getSpan(contextFromHeaders(headers))).toBeUndefined();
  });
});
