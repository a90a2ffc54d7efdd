import { asCompassError, type Cancel, type Clock, type Timers } from '@compass/kernel';
import type { Worker } from '@compass/runtime';
import { contextFromHeaders, withSpan, type Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { MarketStore } from '../store/market-store.js';
import type { DueTimer } from '../store/market-timers.js';
import type { TimerAction } from './timer-action.js';

export interface TimerRunnerPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly tracer: Tracer;
  readonly logger: Logger;
}

export interface TimerRunnerPace {
  /** Between two looks at the store: how late a timer may be. */
  readonly pollMs: number;
  /** After which a claimed timer whose action did not complete comes again. */
  readonly claimMs: number;
  /** Timers claimed at once at most. */
  readonly batch: number;
}

const defaultPace: TimerRunnerPace = { pollMs: 200, claimMs: 5_000, batch: 20 };

/**
 * Runs the durable timers. They live in the store, so that none is lost with a process; several instances may run, since a timer is
 * claimed by one of them at a time and its action checks what it finds.
 */
export class TimerRunner implements Worker {
  readonly name = 'durable timers';
  private cancel: Cancel = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly store: MarketStore,
    private readonly actions: readonly TimerAction[],
    private readonly ports: TimerRunnerPorts,
    private readonly pace: TimerRunnerPace = defaultPace,
  ) {}

  start(): Promise<void> {
    this.schedule(0);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  /** Runs everything that is due now. */
  async runDue(): Promise<void> {
    const nowMs = this.ports.clock.now();
    const dueAtMs = await this.store.read(({ timers }) => timers.nextDueAtMs());
    if (dueAtMs === undefined || dueAtMs > nowMs) return;
    const { claimMs, batch } = this.pace;
    const due = await this.store.transact(({ timers }) => timers.claimDue(nowMs, nowMs + claimMs, batch));
    const together = Map.groupBy(due, ({ kind, investigationId }) => `${kind} ${investigationId ?? ''}`);
    await Promise.all([...together.values()].map((timers) => this.run(timers)));
    if (due.length === batch && !this.stopped) await this.runDue();
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.cancel = this.ports.timers.after(delayMs, () => {
      this.running = this.runDue()
        .catch((error: unknown) => this.report('timers not read', error))
        .finally(() => this.schedule(this.pace.pollMs));
    });
  }

  /** In the trace of the first: those of one investigation would only wait for each other's lock. When that fails, each by itself. */
  private async run(due: readonly DueTimer[]): Promise<void> {
    const [first] = due;
    const action = this.actions.find(({ kind }) => kind === first!.kind);
    try {
      const parent = contextFromHeaders(first!.trace);
      await withSpan(this.ports.tracer, `timer ${first!.kind}`, { parent }, async () => action?.run(due));
    } catch (error) {
      if (due.length > 1) await Promise.all(due.map((timer) => this.run([timer])));
      else this.report('timer comes again', error, first);
    }
  }

  private report(message: string, error: unknown, timer?: DueTimer): void {
    const { code, message: reason } = asCompassError(error);
    this.ports.logger.warn(message, { code, reason, ...(timer && { kind: timer.kind, subject: timer.subject }) });
  }
}
