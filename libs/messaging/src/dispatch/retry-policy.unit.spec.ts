import { PermanentError, RetryableError } from '@compass/kernel';
import { describe, expect, test } from '@jest/globals';
import { consequenceOf, defaultRetryPolicy, retryDelayMs } from './retry-policy.js';

const policy = { maxAttempts: 4, firstDelayMs: 100, maxDelayMs: 1_000, random: () => 1 };

describe('the delay before the next attempt', () => {
  test.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [5, 1_000],
    [500, 1_000],
  ])('after %i attempts is at most %i ms, and at least half of it', (attempts, fullMs) => {
    expect(retryDelayMs(policy, attempts)).toBe(fullMs);
    expect(retryDelayMs({ ...policy, random: () => 0 }, attempts)).toBe(fullMs / 2);
  });

  test('by default lets a dependency be away for two minutes at least', () => {
    const unlucky = { ...defaultRetryPolicy, random: () => 0 };
    const delays = Array.from({ length: unlucky.maxAttempts - 1 }, (_, i) => retryDelayMs(unlucky, i + 1));
    expect(delays.reduce((sum, delay) => sum + delay)).toBeGreaterThan(120_000);
  });
});

describe('a failed attempt', () => {
  const away = new RetryableError('peer-away', 'not yet');
  test.each([
    ['is tried again', away, 3, { retryAtMs: 1_400 }],
    ['is given up after the last attempt', away, 4, { giveUp: { code: 'peer-away', reason: 'not yet' } }],
    ['is given up at once', new PermanentError('bad', 'never'), 1, { giveUp: { code: 'bad', reason: 'never' } }],
  ])('%s', (_, error, attempts, consequence) => {
    expect(consequenceOf(error, attempts, policy, 1_000)).toEqual(consequence);
  });
});
