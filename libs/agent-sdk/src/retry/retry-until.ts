import { asCompassError, type Clock, type Timers } from '@compass/kernel';

const firstDelayMs = 100;
const longestDelayMs = 2_000;

export interface Time {
  readonly clock: Clock;
  readonly timers: Timers;
}

const pause = (timers: Timers, delayMs: number): Promise<void> =>
  new Promise((resolve) => void timers.after(delayMs, resolve));

/**
 * Tries again, ever later, what failed retryably, as long as the next try still begins before the deadline.
 * @throws the last failure
 */
export async function retryUntil<T>(deadlineAtMs: number, { clock, timers }: Time, work: () => Promise<T>): Promise<T> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    try {
      return await work();
    } catch (thrown) {
      if (asCompassError(thrown).kind === 'permanent' || clock.now() + delayMs >= deadlineAtMs) throw thrown;
    }
    await pause(timers, delayMs);
  }
}
