import { setTimeout as sleep } from 'node:timers/promises';
import { RetryableError } from '@compass/kernel';
import type { Health } from '../health/health.js';

const periodMs = 50;

/** Resolves when the service is ready. @throws RetryableError `stopped` when it is stopped before */
export async function whenReady(health: Health): Promise<void> {
  while (!(await health.readiness()).healthy) {
    if (health.isStopping) throw new RetryableError('stopped', 'the service was stopped before it was ready');
    await sleep(periodMs);
  }
}
