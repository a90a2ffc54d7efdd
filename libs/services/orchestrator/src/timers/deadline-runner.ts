import { Inject, Injectable } from '@nestjs/common';
import { asCompassError, type Cancel, type Timers } from '@compass/kernel';
import { LOGGER, TIMERS, type Worker } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { DueDeadlines } from './due-deadlines.js';

/** After a start: time for what was answered during an outage to be read before deadlines are enforced. */
const catchUpMs = 2_000;
/** Between two looks at the most; another instance may have set a timer. */
const longestPauseMs = 1_000;
/** Between two looks at the least; somebody else may be at work on what is due. */
const shortestPauseMs = 50;

/** Enforces the durable deadlines. They live in the store, so any instance may run them and none is lost with a process. */
@Injectable()
export class DeadlineRunner implements Worker {
  readonly name = 'deadlines';
  private cancel: Cancel = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dueDeadlines: DueDeadlines,
    @Inject(TIMERS) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): Promise<void> {
    this.schedule(catchUpMs);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.cancel = this.timers.after(delayMs, () => {
      this.running = this.look().then((pauseMs) => this.schedule(pauseMs));
    });
  }

  /** Never fails: the database may be away for a while. Gives the pause until the next look. */
  private async look(): Promise<number> {
    try {
      const dueInMs = (await this.dueDeadlines.run()) ?? longestPauseMs;
      return Math.min(longestPauseMs, Math.max(shortestPauseMs, dueInMs));
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn('deadlines were not read', { code, reason: message });
      return longestPauseMs;
    }
  }
}
