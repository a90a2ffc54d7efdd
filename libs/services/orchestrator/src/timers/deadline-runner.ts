import { Inject, Injectable } from '@nestjs/common';
import type { Timers } from '@compass/kernel';
import { LOGGER, TIMERS, type Worker } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { DueDeadlines } from './due-deadlines.js';
import { RecurringLook } from './recurring-look.js';

/** After a start: time for what was answered during an outage to be read before deadlines are enforced. */
const catchUpMs = 2_000;

/** Enforces the durable deadlines. They live in the store, so any instance may run them and none is lost with a process. */
@Injectable()
export class DeadlineRunner implements Worker {
  readonly name = 'deadlines';
  private readonly looks: RecurringLook;

  constructor(dueDeadlines: DueDeadlines, @Inject(TIMERS) timers: Timers, @Inject(LOGGER) logger: Logger) {
    this.looks = new RecurringLook(this.name, () => dueDeadlines.run(), timers, logger);
  }

  start(): Promise<void> {
    this.looks.start(catchUpMs);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }
}
