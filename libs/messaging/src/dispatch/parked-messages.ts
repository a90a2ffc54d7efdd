import { asCompassError, type Cancel, type Timers } from '@compass/kernel';
import { markFailed } from '@compass/telemetry';
import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { Coalesced } from '../partition/coalesced.js';
import type { ParkedMessage } from '../port/inbox.js';
import type { MessagingTransaction } from '../port/store.js';
import { buryRemainder } from './bury-remainder.js';
import type { DispatchContext } from './dispatch-context.js';
import { inProcessSpan } from './process-span.js';
import type { Outcome } from './message-metrics.js';
import { consequenceOf, unfinishedFailure, type Consequence } from './retry-policy.js';

/** A claim is renewed while its message is being handled, so that only a dead process's claims are taken over. */
const claimMs = 6_000;
const renewMs = 2_000;
const claimsAtOnce = 8;
/** Other instances park, and die, without telling this one. */
const sweepMs = 5_000;
/** What is due and cannot be claimed is in the hands of another instance, for as long as its transaction takes. */
const contendedMs = 200;

/** Tries parked messages again when they are due, those of any instance: claimed first, and the attempt counted. */
export class ParkedMessages<Tx extends MessagingTransaction> {
  private readonly sweeps: Coalesced;
  private cancelTimer: Cancel = () => undefined;
  private closed = false;

  constructor(
    private readonly dispatch: DispatchContext<Tx>,
    private readonly consumer: string,
    private readonly timers: Timers,
  ) {
    this.sweeps = new Coalesced(
      () => context.with(ROOT_CONTEXT, () => this.sweep()),
      (error) => {
        dispatch.logger.warn('parked messages are not tried again yet', { error });
        this.wakeIn(sweepMs);
      },
    );
  }

  /** Looks now for what is due, and from then on whenever something is. */
  wake(): void {
    this.sweeps.request();
  }

  /** Finishes the attempts at hand. */
  async stop(): Promise<void> {
    this.closed = true;
    this.cancelTimer();
    await this.sweeps.close();
  }

  private async sweep(): Promise<void> {
    const { store, clock } = this.dispatch;
    const nowMs = clock.now();
    const { claimed, nextDueAtMs } = await context.with(suppressTracing(context.active()), () =>
      store.transact(async ({ inbox }) => {
        const claimed = await inbox.claimDue(this.consumer, nowMs, nowMs + claimMs, claimsAtOnce);
        return { claimed, nextDueAtMs: claimed.length > 0 ? nowMs : await inbox.nextDueAtMs(this.consumer) };
      }),
    );
    await Promise.all(claimed.map((message) => this.retry(message)));
    const isContended = claimed.length === 0 && nextDueAtMs !== undefined && nextDueAtMs <= nowMs;
    this.wakeIn(isContended ? contendedMs : Math.min(sweepMs, (nextDueAtMs ?? Infinity) - nowMs));
  }

  private wakeIn(delayMs: number): void {
    this.cancelTimer();
    if (this.closed) return;
    if (delayMs <= 0) this.wake();
    else this.cancelTimer = this.timers.after(delayMs, () => this.wake());
  }

  private retry(message: ParkedMessage): Promise<void> {
    const { handlers, metrics, tracer, logger } = this.dispatch;
    const stopRenewing = this.timers.every(renewMs, () => void this.renew(message));
    return inProcessSpan(tracer, handlers.nameOf(message.record), message, async (span) => {
      try {
        const outcome = await this.attempt(message).catch((thrown: unknown) => {
          markFailed(span, thrown);
          return this.fail(message, thrown);
        });
        metrics.add(message.record, outcome);
      } catch (error) {
        logger.warn('the outcome of a retry is not kept: its claim must end first', { message: message.id, error });
      } finally {
        stopRenewing();
      }
    });
  }

  private async renew(message: ParkedMessage): Promise<void> {
    const { store, clock, logger } = this.dispatch;
    const renewal = () => store.transact(({ inbox }) => inbox.postpone(message, clock.now() + claimMs));
    await context.with(suppressTracing(ROOT_CONTEXT), renewal).catch((error: unknown) => {
      logger.warn('a claim is not renewed', { message: message.id, error });
    });
  }

  private async attempt(message: ParkedMessage): Promise<Outcome> {
    const { handlers, store, retry } = this.dispatch;
    const { attempts, record } = message;
    if (attempts > retry.maxAttempts) return this.conclude(message, { giveUp: unfinishedFailure(attempts) });
    const work = handlers.workOf(record);
    const gathered = await work.gather();
    return store.transact(async (tx) => {
      if (!(await tx.inbox.resume(message))) return 'repeated';
      await work.handle(tx, gathered);
      const isPartial = await buryRemainder(this.dispatch, tx, { message, work, gathered }, attempts);
      return isPartial ? 'dead-letter' : 'handled';
    });
  }

  private fail(message: ParkedMessage, thrown: unknown): Promise<Outcome> {
    const { retry, clock, logger } = this.dispatch;
    const { id, attempts } = message;
    const error = asCompassError(thrown);
    const consequence = consequenceOf(error, attempts, retry, clock.now());
    logger.warn('a message was not handled', { message: id, attempts, code: error.code, ...consequence, error });
    return this.conclude(message, consequence);
  }

  private conclude(message: ParkedMessage, consequence: Consequence): Promise<Outcome> {
    const { store, clock } = this.dispatch;
    return store.transact(async ({ inbox }) => {
      if ('retryAtMs' in consequence) {
        await inbox.postpone(message, consequence.retryAtMs);
        return 'parked';
      }
      if (!(await inbox.resume(message))) return 'repeated';
      await inbox.bury(message, message.attempts, consequence.giveUp, clock.now());
      return 'dead-letter';
    });
  }
}
