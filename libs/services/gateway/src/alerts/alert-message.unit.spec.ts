import { describe, expect, test } from '@jest/globals';
import { alertMessage } from './alert-message.js';

const message = (text: string, environment?: string) =>
  alertMessage({ body: Buffer.from(text), receiptId: 'r', environment, format: 'alertmanager' });

describe('the message of received alerts', () => {
  test('has the bytes as they came, spaces and all', () => {
    expect(message(' { "a" : 1 } ')).toEqual({
      topic: 'compass.alerts.v1',
      key: null,
      headers: { 'compass-receipt': 'r', 'compass-format': 'alertmanager' },
      body: Buffer.from(' { "a" : 1 } '),
    });
  });

  test('names the environment that the sender named', () => {
    expect(message('{}', 'prod-eu').headers['compass-environment']).toBe('prod-eu');
  });

  test('has the same key for the same group, and another for another', () => {
    const key = (groupKey: unknown) => message(JSON.stringify({ groupKey })).key;
    expect(key('a')).toBe(key('a'));
    expect(key('a')).not.toBe(key('b'));
    expect(key({})).toBeNull();
  });

  test.each([
    ['the problem and its recovery in Zabbix', { eventid: 5 }, { eventid: 6, p_eventid: 5 }],
    [
      'the events of one incident of PagerDuty',
      { event: { id: '1', data: { id: 'P' } } },
      { event: { id: '2', data: { id: 'P' } } },
    ],
  ])('has the same key for %s', (_, a, b) => {
    expect(message(JSON.stringify(a)).key).toBe(message(JSON.stringify(b)).key);
  });

  test('is made of several lines where a monitor streams', () => {
    expect(message('{"eventid":5}\n{"eventid":6}\n').key).toBe(message('{"eventid":5}').key);
  });

  test.each(['', 'disk is full', '{"a":1', '{}\n{'])('is not made of what is not JSON: %j', (text) => {
    expect(() => message(text)).toThrow(expect.objectContaining({ code: 'not-json', kind: 'permanent' }));
  });

  test.each(['null', '3', '[]'])('is made of any JSON: %s', (text) => {
    expect(message(text).body.toString()).toBe(text);
  });
});
