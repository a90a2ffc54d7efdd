import { asCompassError, type Cancel, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { Worker } from '../lifecycle/worker.js';

/** Something of which old parts are forgotten. */
export interface Prunable {
  readonly what: string;
  /** Gives how many were forgotten. */
  prune(): Promise<number>;
}

/** Forgets what is older than the policies say, again and again. Every instance looks; where one is at work, the others leave it to that. */
export class Retention implements Worker {
  readonly name = 'retention';
  private cancel: Cancel = () => undefined;
  private pruning: Promise<void> | undefined;

  constructor(
    private readonly prunables: readonly Prunable[],
    private readonly periodMs: number,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  start(): Promise<void> {
    this.cancel = this.timers.every(this.periodMs, () => {
      this.pruning ??= this.pruneAll().finally(() => (this.pruning = undefined));
    });
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.cancel();
    await this.pruning;
  }

  private async pruneAll(): Promise<void> {
    for (const prunable of this.prunables) await context.with(suppressTracing(ROOT_CONTEXT), () => this.try(prunable));
  }

  /** Never fails: the database may be away for a while. */
  private async try({ what, prune }: Prunable): Promise<void> {
    try {
      const pruned = await prune();
      if (pruned > 0) this.logger.info(`${what} are forgotten: they are too old`, { pruned });
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn(`${what} are not pruned yet`, { code, reason: message });
    }
  }
}
