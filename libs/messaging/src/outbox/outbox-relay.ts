import type { Cancel, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { Coalesced } from '../partition/coalesced.js';
import type { EventLog } from '../port/event-log.js';
import type { OutboxQueue, PublishedMessage, QueuedMessage } from './outbox-queue.js';
import { StraightMessages } from './straight-messages.js';

/** Recovery only: of what a dead instance left, and of what could not be appended before. */
const pollMs = 1_000;
const abandonedMs = 2_000;
const batchSize = 500;
/** Deleting is a commit of its own: many rounds share one. Far below what makes a row abandoned. */
const deletionPauseMs = 100;

export interface OutboxRelayOptions {
  readonly log: EventLog;
  /** Commits wake the relay. */
  readonly outbox: OutboxQueue;
  readonly timers: Timers;
  readonly logger: Logger;
}

/**
 * Appends committed events to the log, in the order of their keys, and deletes them once the log has them: after a
 * crash between the two they are appended again. What was published here goes straight to the log where nothing that others published has
 * to go first; all else is looked up. With `postgres:` there is nothing to relay, and it rests.
 */
export class OutboxRelay {
  readonly name = 'outbox relay';
  private readonly rounds: Coalesced;
  private readonly deletions: Coalesced;
  private readonly straight = new StraightMessages();
  /** Appended, and to be deleted a little later, together. */
  private readonly appended = new Set<number>();
  private cancelDeletion?: Cancel;
  private stopPolling: Cancel = () => undefined;

  constructor(private readonly options: OutboxRelayOptions) {
    const { outbox, logger } = options;
    this.rounds = new Coalesced(
      () => context.with(ROOT_CONTEXT, () => this.relay()),
      (error) => logger.warn('events are not on the log yet', { error }),
    );
    this.deletions = new Coalesced(
      () => context.with(ROOT_CONTEXT, () => this.deleteAppended()),
      (error) => logger.warn('events that are on the log are not deleted yet', { error }),
    );
    outbox.onPublished((messages) => this.take(messages));
  }

  start(): Promise<void> {
    const { outbox, timers } = this.options;
    if (!outbox.needsRelay) return Promise.resolve();
    this.look();
    this.stopPolling = timers.every(pollMs, () => this.look());
    return Promise.resolve();
  }

  /** Finishes the round at hand; what is committed later is relayed after the next start, or by another instance. */
  async stop(): Promise<void> {
    this.stopPolling();
    await this.rounds.close();
    this.cancelDeletion?.();
    if (this.appended.size > 0) this.deletions.request();
    await this.deletions.drain();
  }

  private take(messages: readonly PublishedMessage[]): void {
    this.straight.take(messages);
    this.rounds.request();
  }

  private look(): void {
    this.straight.mustLook = true;
    this.rounds.request();
  }

  private async relay(): Promise<void> {
    if (this.appended.size > 0) this.deleteSoon();
    try {
      await this.append(this.straight.next(batchSize));
      if (this.straight.mustLook) await this.appendFound();
    } catch (error) {
      this.straight.giveUp();
      throw error;
    }
    if (this.straight.isWaiting) this.rounds.request();
  }

  private async appendFound(): Promise<void> {
    this.straight.mustLook = false;
    const rows = await quietly(() => this.options.outbox.next([...this.appended], abandonedMs, batchSize));
    this.straight.found(rows);
    await this.append(rows);
    if (rows.length === batchSize) this.look();
  }

  private async append(messages: readonly QueuedMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.options.log.append(messages);
    for (const { id } of messages) this.appended.add(id);
    this.deleteSoon();
  }

  private deleteSoon(): void {
    this.cancelDeletion ??= this.options.timers.after(deletionPauseMs, () => {
      this.cancelDeletion = undefined;
      this.deletions.request();
    });
  }

  private async deleteAppended(): Promise<void> {
    const ids = [...this.appended];
    await quietly(() => this.options.outbox.remove(ids));
    this.straight.forget(ids);
    for (const id of ids) this.appended.delete(id);
  }
}

function quietly<T>(work: () => Promise<T>): Promise<T> {
  return context.with(suppressTracing(context.active()), work);
}
