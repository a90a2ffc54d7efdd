import { describe, expect, test } from '@jest/globals';
import { webhook } from '../testing/webhook.js';
import { AlertParser } from './alert-parser.js';
import { parseAlerts } from './parse-alerts.js';

const raw = (body: unknown, headers: Record<string, string> = {}) => ({
  headers,
  body: Buffer.from(JSON.stringify(body)),
});
const one = webhook({ service: 'one' });
const undated = { specversion: '1.0', id: '1', source: '/m', type: 'Down', data: { name: 'Down', service: 'one' } };

describe('copies that come right after each other', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['without headers', {}, {}],
    ['with receipts and traces of their own', { 'compass-receipt': 'a', traceparent: 'x' }, { 'compass-receipt': 'b' }],
    ['with headers in another order', { a: '1', b: '2' }, { b: '2', a: '1' }],
  ])('%s are read once', (_, headers, others) => {
    const parser = new AlertParser();
    expect(parser.parse(raw(one, others), 1)).toBe(parser.parse(raw(one, headers), 1));
  });

  test.each<[string, ReturnType<typeof raw>, ReturnType<typeof raw>, number]>([
    ['another body', raw(one), raw(webhook({ service: 'two' })), 1],
    ['another environment', raw(one), raw(one, { 'compass-environment': 'staging' }), 1],
    ['other parts', raw(one), raw(one, { 'compass-parts': '0/0' }), 1],
    ['another time', raw(undated, { 'compass-environment': 'e' }), raw(undated, { 'compass-environment': 'e' }), 2],
  ])('%s is read for itself', (_, first, second, receivedAtMs) => {
    const parser = new AlertParser();
    const read = parser.parse(first, 1);
    const again = parser.parse(second, receivedAtMs);
    expect(again).not.toBe(read);
    expect(again).toEqual(parseAlerts(second, undefined, receivedAtMs));
  });
});

test('what is refused is refused each time', () => {
  const parser = new AlertParser();
  for (const _ of ['first', 'again'])
    expect(() => parser.parse(raw({ hello: 'world' }), 1)).toThrow(
      expect.objectContaining({ code: 'unknown-alert-format' }),
    );
});
