import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is there; gives up after about 20 s. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<NonNullable<T>> {
  for (let asked = 0; asked < 800; asked++) {
    const answer = await ask();
    if (answer !== undefined && answer !== null) return answer;
    await sleep(25);
  }
  throw new Error(`never: ${ask.toString()}`);
}
