import { describe, expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from '@compass/kernel';
import { createLogger } from '@compass/telemetry';
import { untilAvailable } from './until-available.js';

const logger = createLogger({ service: 'test', instance: 'test-1', level: 'silent' });

function failing(error: Error, times: number) {
  const calls = { made: 0 };
  const open = () => {
    calls.made += 1;
    return calls.made > times ? Promise.resolve('open') : Promise.reject(error);
  };
  return { calls, open };
}

describe('what a service needs at its start', () => {
  test('may come up a little later', async () => {
    const { calls, open } = failing(new RetryableError('database-unavailable', 'starting'), 2);
    expect(await untilAvailable('database', logger, open)).toBe('open');
    expect(calls.made).toBe(3);
  });

  test.each([new PermanentError('database-url-invalid', 'no'), new TypeError('bug')])(
    'is not waited for when it will never come: %s',
    async (error) => {
      const { calls, open } = failing(error, 1);
      await expect(untilAvailable('database', logger, open)).rejects.toBe(error);
      expect(calls.made).toBe(1);
    },
  );
});
