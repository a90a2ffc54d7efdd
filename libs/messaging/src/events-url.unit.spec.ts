import { describe, expect, test } from '@jest/globals';
import { parseEventsUrl } from './events-url.js';

describe('the address of the event log', () => {
  test.each([
    ['kafka://one:9092', { kind: 'kafka', brokers: ['one:9092'] }],
    ['kafka://one:9092,10.0.0.2:19092/', { kind: 'kafka', brokers: ['one:9092', '10.0.0.2:19092'] }],
    ['postgres:', { kind: 'postgres' }],
  ])('%s is understood', (text, location) => {
    expect(parseEventsUrl(text)).toEqual(location);
  });

  test.each([
    '',
    'kafka:',
    'kafka://',
    'kafka://one',
    'kafka://one:9092,',
    'kafka://u:p@one:1',
    'postgres://db',
    'nats://x:1',
  ])('%j is refused, and what is allowed is said', (text) => {
    const refusal = { code: 'events-url-invalid', message: expect.stringContaining('kafka://host:port') };
    expect(() => parseEventsUrl(text)).toThrow(expect.objectContaining(refusal));
  });
});
