import type { Timers } from '@compass/kernel';

/** Waits for `work` no longer than `limitMs`, then goes on without it. @returns whether it ended, however it ended */
export function within(timers: Timers, limitMs: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = timers.after(limitMs, () => resolve(false));
    const ended = () => {
      cancel();
      resolve(true);
    };
    work.then(ended, ended);
  });
}
