import { Inject, Injectable } from '@nestjs/common';
import { asCompassError, type Cancel, type Clock, type Timers } from '@compass/kernel';
import { CLOCK, TIMERS, type Worker } from '@compass/runtime';
import { PassDeadline } from './pass-deadline.js';
import { ORCHESTRATOR_STORE } from '../tokens.js';
import type { OrchestratorStore } from '../store/orchestrator-store.js';

/** After a start: time for what was answered during an outage to be read before deadlines are enforced. */
const catchUpMs = 2_000;
/** Between two looks at the most; another instance may have set a timer. */
const longestPauseMs = 1_000;
/** Between two looks at the least; somebody else may be at work on what is due. */
const shortestPauseMs = 50;
const batch = 20;

/** Enforces the durable deadlines. They live in the store, so any instance may run them and none is lost with a process. */
@Injectable()
export class DeadlineRunner implements Worker {
  readonly name = 'deadlines';
  private cancel: Cancel = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(ORCHESTRATOR_STORE) private readonly store: OrchestratorStore,
    private readonly passDeadline: PassDeadline,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(TIMERS) private readonly timers: Timers,
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

  /** Enforces what is due now; gives the milliseconds until it should be looked again. */
  private async runDue(): Promise<number> {
    const nowMs = this.clock.now();
    const due = await this.store.read((views) => views.due(nowMs, batch));
    for (const deadline of due) await this.passDeadline.run(deadline);
    const nextMs = await this.store.read((views) => views.nextDueAtMs());
    const pauseMs = nextMs === undefined ? longestPauseMs : nextMs - this.clock.now();
    return Math.min(longestPauseMs, Math.max(shortestPauseMs, pauseMs));
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.cancel = this.timers.after(delayMs, () => {
      this.running = this.runDue()
        .catch((error: unknown) => this.passDeadline.report(asCompassError(error)))
        .then((pauseMs) => this.schedule(pauseMs ?? longestPauseMs));
    });
  }
}
