import { describe, expect, test } from '@jest/globals';
import type { Timers } from '@compass/kernel';
import { follow, type Look } from './follow.js';

/** Timers that go off when the test says so. */
function manualTimers() {
  const waiting = new Set<() => void>();
  const timers: Timers = {
    after(_, task) {
      waiting.add(task);
      return () => waiting.delete(task);
    },
    every: () => () => undefined,
  };
  const goOff = async () => {
    for (const task of [...waiting]) {
      waiting.delete(task);
      task();
    }
    await settle();
  };
  return { timers, waiting, goOff };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a followed log', () => {
  test('is looked at again and again until a look is the last', async () => {
    const { timers, waiting, goOff } = manualTimers();
    const looks: Look<number>[] = [
      { found: [1, 2], isOver: false },
      { found: [], isOver: false },
      { found: [3], isOver: true },
    ];
    const seen: (number | string)[] = [];
    follow(() => Promise.resolve(looks.shift()!), timers).subscribe({
      next: (each) => seen.push(each),
      complete: () => seen.push('end'),
    });
    await settle();
    expect(seen).toEqual([1, 2]);
    await goOff();
    await goOff();
    expect(seen).toEqual([1, 2, 3, 'end']);
    expect(waiting.size).toBe(0);
  });

  test('is left alone when nobody listens any more, also in the middle of a look', async () => {
    const { timers, waiting } = manualTimers();
    const look = Promise.withResolvers<Look<number>>();
    const seen: number[] = [];
    const listening = follow(() => look.promise, timers).subscribe((each) => seen.push(each));
    listening.unsubscribe();
    look.resolve({ found: [1], isOver: false });
    await settle();
    expect([seen, waiting.size]).toEqual([[], 0]);
  });

  test('that cannot be read fails the stream', async () => {
    const failures: unknown[] = [];
    const broken = () => Promise.reject(new Error('away'));
    follow(broken, manualTimers().timers).subscribe({ error: (error: Error) => failures.push(error.message) });
    await settle();
    expect(failures).toEqual(['away']);
  });
});
