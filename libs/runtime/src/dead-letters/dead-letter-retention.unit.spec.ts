import { expect, test } from '@jest/globals';
import { RetryableError, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { DeadLetterRetention } from './dead-letter-retention.js';

test('dead letters are pruned every hour by the policy, also after the database was away, until the service stops', async () => {
  const log = () => undefined;
  const logger: Logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
  const asked: number[] = [];
  const hourly = new Set<() => void>();
  const timers: Timers = {
    after: () => () => undefined,
    every: (periodMs, task) => {
      expect(periodMs).toBe(3_600_000);
      hourly.add(task);
      return () => hourly.delete(task);
    },
  };
  const prune = (keepMs: number) => {
    asked.push(keepMs);
    return asked.length === 1 ? Promise.reject(new RetryableError('database-unavailable', 'away')) : Promise.resolve(3);
  };
  const retention = new DeadLetterRetention({ prune }, 2, timers, logger);
  await retention.start();
  for (const goOff of [...hourly, ...hourly]) goOff();
  await retention.stop();
  expect(asked).toEqual([172_800_000, 172_800_000]);
  expect(hourly.size).toBe(0);
});
