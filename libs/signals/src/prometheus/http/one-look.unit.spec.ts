import { describe, expect, test } from '@jest/globals';
import { asOneLook } from './one-look.js';

/** A query that is never answered: it ends as what it is given says. */
const unanswered = (unless: AbortSignal) =>
  new Promise<never>((_, reject) => unless.addEventListener('abort', () => reject(unless.reason as Error)));

describe('a look', () => {
  test('is what its queries gave', async () => {
    expect(await asOneLook(() => Promise.all([Promise.resolve(1), Promise.resolve(2)]))).toEqual([1, 2]);
  });

  test('ends all of its queries with the first that fails', async () => {
    let other: Promise<never> | undefined;
    const failure = new Error('overloaded');
    const look = asOneLook((unless) => Promise.all([(other = unanswered(unless)), Promise.reject(failure)]));
    await expect(look).rejects.toBe(failure);
    await expect(other).rejects.toBe(failure);
  });

  test('ends when its time is over', async () => {
    await expect(asOneLook(unanswered, undefined, 1)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('ends when nobody waits for it', async () => {
    const task = new AbortController();
    const look = asOneLook(unanswered, task.signal);
    const over = new Error("the award's time is over");
    task.abort(over);
    await expect(look).rejects.toBe(over);
  });
});
