import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { deliveryIdOf } from './delivery.js';
import { pauseAfter } from './next-attempt.js';
import { wants, type ReceiverFilter } from './receiver.js';
import { signedHeaders } from './signature.js';

describe('a signature', () => {
  test('is what the public library of Standard Webhooks accepts, with every key of a receiver', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const keys = [randomBytes(32), randomBytes(24)];
        const body = JSON.stringify({ text });
        const headers = signedHeaders(keys, 'msg-1', Date.now(), body);
        for (const key of keys)
          expect(new Webhook(key.toString('base64')).verify(body, { ...headers })).toEqual({ text });
      }),
      { numRuns: 50 },
    );
  });

  test('fits no other body, and no other key', () => {
    const key = randomBytes(32);
    const headers = { ...signedHeaders([key], 'msg-1', Date.now(), '{}') };
    expect(() => new Webhook(key.toString('base64')).verify('{ }', headers)).toThrow();
    expect(() => new Webhook(randomBytes(32).toString('base64')).verify('{}', headers)).toThrow();
  });
});

test('a delivery has one id for each receiver and verdict, however often it is derived', () => {
  expect(deliveryIdOf('e', 'a')).toBe(deliveryIdOf('e', 'a'));
  expect(new Set([deliveryIdOf('e', 'a'), deliveryIdOf('e', 'b'), deliveryIdOf('f', 'a')]).size).toBe(3);
});

describe('a failed attempt', () => {
  const rules = { attempts: 5, firstPauseMs: 1_000 };
  const failed = { code: 'webhook-refused', reason: '', final: false };
  test.each([
    [1, 0, 500],
    [1, 0.999, 1_000],
    [2, 0, 1_500],
    [4, 0, 13_500],
    [5, 0, undefined],
  ])('number %i with a draw of %d is followed by a pause of %j', (attempts, draw, pauseMs) => {
    expect(pauseAfter(failed, attempts, rules, draw)).toBe(pauseMs);
  });

  test('is the last one when the receiver wants no more', () => {
    expect(pauseAfter({ ...failed, final: true }, 1, rules, 0)).toBeUndefined();
  });

  test('is followed by what the receiver asks for, an hour at most', () => {
    expect(pauseAfter({ ...failed, retryAfterMs: 9_000 }, 1, rules, 0)).toBe(9_000);
    expect(pauseAfter({ ...failed, retryAfterMs: 9e9 }, 1, rules, 0)).toBe(3_600_000);
  });

  test('never waits longer than an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, draw) => {
        const pauseMs = pauseAfter(failed, n, { attempts: 1_000, firstPauseMs: 10 }, draw)!;
        expect(pauseMs).toBeGreaterThan(0);
        expect(pauseMs).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

const outcome = { verdict: 'cause', environment: 'prod-eu', services: ['payment', 'checkout'] };
test.each<[boolean, ReceiverFilter]>([
  [true, {}],
  [true, { verdicts: ['no-fault', 'cause'] }],
  [false, { verdicts: ['no-fault'] }],
  [true, { environments: ['prod-eu'], services: ['checkout'] }],
  [false, { environments: ['prod-us'], services: ['checkout'] }],
  [false, { services: ['cart'] }],
])('it is %s that the filter %j lets a cause at payment pass', (passes, filter) => {
  expect(wants(filter, outcome)).toBe(passes);
});
