import { describe, expect, test } from '@jest/globals';
import { spanRole } from '../behaviour/span-role.js';
import { metricMeaning } from './metric-meaning.js';

describe('what a metric’s name says', () => {
  test.each([
    ['http-server-duration-p95-ms', { role: 'latency', side: 'serving', tail: true, toMs: 1 }],
    ['http_request_latency_seconds', { role: 'latency', side: 'serving', tail: false, toMs: 1000 }],
    ['p90latency', { role: 'latency', side: 'serving', tail: true }],
    ['call-bank-error-ratio', { role: 'errors', side: 'calling', tail: false }],
    ['http_requests_failed_total', { role: 'errors', side: 'serving', tail: false }],
    ['http-5xx-ratio', { role: 'errors', side: 'serving', tail: false }],
    ['requests', { role: 'traffic', side: 'serving', tail: false }],
    ['availability', { role: 'availability', side: 'serving', tail: false }],
    ['process-cpu-utilization', { role: 'cpu', side: 'serving', tail: false }],
    ['queue-depth', { role: 'other', side: 'serving', tail: false }],
  ])('%s', (name, meaning) => {
    expect(metricMeaning(name)).toEqual(meaning);
  });
});

describe('what a span’s time means', () => {
  test.each([
    [{ kind: 'server', operation: 'anything' }, 'serving'],
    [{ kind: 'client', operation: 'anything' }, 'calling'],
    [{ kind: 'internal', operation: 'wait for connection' }, 'waiting'],
    [{ kind: 'internal', operation: 'price products' }, 'working'],
    [{ kind: 'unspecified', operation: 'HTTP POST' }, 'calling'],
    [{ kind: 'unspecified', operation: 'SELECT shop.orders' }, 'calling'],
    [{ kind: 'unspecified', operation: '/api/v1/orders' }, 'serving'],
    [{ kind: 'unspecified', operation: 'GET /orders/:id' }, 'serving'],
    [{ kind: 'unspecified', operation: 'OrderController.list' }, 'working'],
    [{ kind: 'unspecified', operation: 'charge', peer: 'bank' }, 'calling'],
  ])('%j', (span, role) => {
    expect(spanRole(span)).toBe(role);
  });
});
