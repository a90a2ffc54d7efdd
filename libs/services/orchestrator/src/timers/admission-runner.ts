import { Inject, Injectable } from '@nestjs/common';
import type { Timers } from '@compass/kernel';
import { LOGGER, TIMERS, type Worker } from '@compass/runtime';
import type { Logger } from '@compass/telemetry';
import { AdmitWaiting } from './admit-waiting.js';
import { RecurringLook } from './recurring-look.js';

/** Begins what waits as soon as there is room: often while something waits, seldom otherwise. Any instance may do it. */
@Injectable()
export class AdmissionRunner implements Worker {
  readonly name = 'admissions';
  private readonly looks: RecurringLook;

  constructor(admitWaiting: AdmitWaiting, @Inject(TIMERS) timers: Timers, @Inject(LOGGER) logger: Logger) {
    this.looks = new RecurringLook(this.name, () => admitWaiting.run(), timers, logger);
  }

  start(): Promise<void> {
    this.looks.start(0);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }
}
