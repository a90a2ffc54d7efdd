import { describe, expect, test } from '@jest/globals';
import { databaseCheck } from './database-check.js';
import { Health } from './health.js';

const read = (answer: () => Promise<unknown>) => ({ read: answer, run: answer }) as Parameters<typeof databaseCheck>[0];

function running(...answers: (() => Promise<unknown>)[]): Health {
  const health = new Health();
  answers.forEach((answer) => health.add(databaseCheck(read(answer))));
  health.started();
  return health;
}

describe('a service is', () => {
  test('ready while its database answers', async () => {
    expect(await running(() => Promise.resolve([])).readiness()).toEqual({
      healthy: true,
      checks: { running: true, database: true },
    });
  });

  test.each([
    ['fails', () => Promise.reject(new Error('down'))],
    ['hangs', () => new Promise(() => undefined)],
  ])('not ready, but alive, while its database %s', async (_, answer) => {
    const health = running(answer);
    expect(await health.readiness()).toMatchObject({ healthy: false, checks: { database: false } });
    expect(health.liveness().healthy).toBe(true);
  });

  test('not ready before it has started, nor from the moment it stops', async () => {
    const health = new Health();
    expect((await health.readiness()).healthy).toBe(false);
    health.started();
    expect((await health.readiness()).healthy).toBe(true);
    health.stopping();
    expect((await health.readiness()).healthy).toBe(false);
  });
});
