import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is there; the test's own timeout is the limit. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<NonNullable<T>> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    await sleep(25);
  }
}
