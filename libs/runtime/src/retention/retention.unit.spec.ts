import { expect, test } from '@jest/globals';
import { RetryableError, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { Retention } from './retention.js';

test('everything is pruned again and again, also after the database was away, until the service stops', async () => {
  const said: string[] = [];
  const log = (message: string) => void said.push(message);
  const logger: Logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
  const periodic = new Set<() => void>();
  const timers: Timers = {
    after: () => () => undefined,
    every: (periodMs, task) => {
      expect(periodMs).toBe(60_000);
      periodic.add(task);
      return () => periodic.delete(task);
    },
  };
  const away = () => Promise.reject(new RetryableError('database-unavailable', 'away'));
  const outcomes = [away, () => Promise.resolve(3), () => Promise.resolve(0)];
  const letters = { what: 'letters', prune: () => outcomes.shift()!() };
  const others = { what: 'others', prune: () => Promise.resolve(1) };
  const retention = new Retention([letters, others], 60_000, timers, logger);
  await retention.start();
  for (let hours = 0; hours < 3; hours++) {
    for (const goOff of periodic) goOff();
    await new Promise(setImmediate);
  }
  await retention.stop();
  const forgotten = 'are forgotten: they are too old';
  expect(said).toEqual([
    ...['letters are not pruned yet', `others ${forgotten}`],
    ...[`letters ${forgotten}`, `others ${forgotten}`],
    `others ${forgotten}`,
  ]);
  expect(periodic.size).toBe(0);
});
