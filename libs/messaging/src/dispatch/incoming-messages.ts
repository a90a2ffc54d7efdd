import { asCompassError } from '@compass/kernel';
import { markFailed } from '@compass/telemetry';
import type { LogRecord } from '../port/event-log.js';
import type { InboxMessage } from '../port/inbox.js';
import type { MessagingTransaction } from '../port/store.js';
import { buryRemainder } from './bury-remainder.js';
import type { DispatchContext } from './dispatch-context.js';
import { handleAtOnce } from './handle-at-once.js';
import { outcomes, type Outcome } from './message-metrics.js';
import { inProcessSpan } from './process-span.js';
import { consequenceOf, unfinishedFailure, type Consequence } from './retry-policy.js';

/** Handles messages as they come from the log: one transaction each, whose outcome is kept whatever the handler does. */
export class IncomingMessages<Tx extends MessagingTransaction> {
  /** @param onParked called after a message has been parked */
  constructor(
    private readonly context: DispatchContext<Tx>,
    private readonly onParked: () => void,
  ) {}

  /**
   * @param replayed it may have been begun before: the attempt is counted first
   * @throws only when the outcome could not be kept; the message must then come again
   */
  async process(record: LogRecord, replayed: boolean): Promise<void> {
    const { handlers, metrics, tracer } = this.context;
    const reason = handlers.skip(record);
    if (reason) return this.skip(record, reason);
    const message = handlers.messageOf(record);
    await inProcessSpan(tracer, handlers.nameOf(record), message, async (span) => {
      const attempts = replayed ? await this.countAttempt(message) : 1;
      if (attempts === undefined) return metrics.add(record, 'repeated');
      const outcome = await this.attempt(message, attempts, replayed).catch((thrown: unknown) => {
        markFailed(span, thrown);
        return this.fail(message, attempts, thrown);
      });
      metrics.add(record, outcome);
      if (outcome === 'parked') this.onParked();
    });
  }

  private skip(record: LogRecord, reason: Outcome): void {
    const { topic, partition, offset, headers } = record;
    this.context.metrics.add(record, reason);
    if (reason === 'unknown-type')
      this.context.logger.info('skipped a message of unknown type', { topic, partition, offset, headers });
  }

  private countAttempt(message: InboxMessage): Promise<number | undefined> {
    return this.context.store.transact((tx) => tx.inbox.countAttempt(message));
  }

  /** What has been replayed may well be settled: that is asked first. */
  private async attempt(message: InboxMessage, attempts: number, replayed: boolean): Promise<Outcome> {
    const { handlers, store, retry, clock } = this.context;
    if (attempts > retry.maxAttempts) return this.conclude(message, attempts, { giveUp: unfinishedFailure(attempts) });
    const work = handlers.workOf(message.record);
    const gathered = await work.gather();
    const handle = async (tx: Tx) => {
      await work.handle(tx, gathered);
      const isPartial = await buryRemainder(this.context, tx, { message, work, gathered }, attempts);
      return isPartial ? ('dead-letter' as const) : ('handled' as const);
    };
    const outcome = replayed
      ? undefined
      : await handleAtOnce(store, async ({ inbox }) => [await inbox.admit(message)], handle);
    if (outcome) return outcome;
    return store.transact(async (tx) => {
      const admission = await tx.inbox.admit(message);
      if (admission === 'blocked') await tx.inbox.park(message, 0, clock.now());
      return admission === 'admitted' ? handle(tx) : outcomes[admission];
    });
  }

  private fail(message: InboxMessage, attempts: number, thrown: unknown): Promise<Outcome> {
    const { retry, clock, logger } = this.context;
    const error = asCompassError(thrown);
    const consequence = consequenceOf(error, attempts, retry, clock.now());
    logger.warn('a message was not handled', {
      message: message.id,
      attempts,
      code: error.code,
      ...consequence,
      error,
    });
    return this.conclude(message, attempts, consequence);
  }

  private conclude(message: InboxMessage, attempts: number, consequence: Consequence): Promise<Outcome> {
    const { store, clock } = this.context;
    return store.transact(async (tx) => {
      const admission = await tx.inbox.admit(message);
      if (admission === 'blocked') await tx.inbox.park(message, 0, clock.now());
      if (admission !== 'admitted') return outcomes[admission];
      if ('giveUp' in consequence) await tx.inbox.bury(message, attempts, consequence.giveUp, clock.now());
      else await tx.inbox.park(message, attempts, consequence.retryAtMs);
      return 'giveUp' in consequence ? 'dead-letter' : 'parked';
    });
  }
}
