import { setTimeout as sleep } from 'node:timers/promises';
import { CompassError } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';

/** Everything starts at once after a power cut: what a service needs may come up a little later than the service. */
const patienceMs = 30_000;
const periodMs = 250;

/** Tries `open` until it succeeds, as long as it fails with a RetryableError, for 30 s; then fails as it did last. */
export async function untilAvailable<T>(what: string, logger: Logger, open: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      const canWait = error instanceof CompassError && error.kind === 'retryable' && performance.now() < giveUpAt;
      if (!canWait) throw error;
      if (attempt === 1) logger.warn('waiting for what the service needs', { what, error });
      await sleep(periodMs);
    }
  }
}
