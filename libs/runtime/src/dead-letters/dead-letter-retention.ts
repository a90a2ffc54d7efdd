import { asCompassError, type Cancel, type Timers } from '@compass/kernel';
import type { DeadLetters } from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import type { Worker } from '../lifecycle/worker.js';

const periodMs = 60 * 60 * 1000;
const dayMs = 24 * periodMs;

/** Forgets dead letters that are older than the policy says, every hour. Every instance does it. */
export class DeadLetterRetention implements Worker {
  readonly name = 'dead letter retention';
  private cancel: Cancel = () => undefined;
  private pruning: Promise<void> = Promise.resolve();

  constructor(
    private readonly deadLetters: Pick<DeadLetters, 'prune'>,
    private readonly keepDays: number,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  start(): Promise<void> {
    this.cancel = this.timers.every(periodMs, () => {
      this.pruning = this.prune();
    });
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.cancel();
    await this.pruning;
  }

  /** Never fails: the database may be away for a while. */
  private async prune(): Promise<void> {
    try {
      const pruned = await this.deadLetters.prune(this.keepDays * dayMs);
      if (pruned > 0) this.logger.info('dead letters are forgotten: they are too old', { pruned, days: this.keepDays });
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn('dead letters are not pruned yet', { code, reason: message });
    }
  }
}
