import type { Clock } from '@compass/kernel';
import type { Transaction } from '@compass/persistence';
import type { Tracer } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import { sealEvent } from '../envelope/seal-event.js';
import { parseEventsUrl, type EventsLocation } from '../events-url.js';
import { PostgresInbox } from '../inbox/postgres-inbox.js';
import type { OutgoingEvent } from '../port/event.js';
import type { OutboundMessage } from '../port/event-log.js';
import type { MessagingTransaction } from '../port/store.js';
import { appendParameters, appendStatement, asAppendError } from '../postgres/append-statement.js';
import type { PublishedMessage } from './outbox-queue.js';
import { insertIntoOutbox } from './outbox-table.js';
import { appendInSpans } from './publish-spans.js';

export interface PostgresMessagingOptions {
  /** The service's name: header ce_source of what it publishes. */
  readonly source: string;
  /** COMPASS_EVENTS: decides whether events go straight to the log in the same transaction, or by outbox and relay. */
  readonly events: string;
  readonly clock: Clock;
  readonly tracer: Tracer;
}

/** Gives the transactions of one instance of a service, on the service's schema, their inbox and outbox. */
export class PostgresMessaging {
  /** Marks what this instance's relay is to append. */
  readonly relay = randomUUID();
  private readonly location: EventsLocation;
  private readonly listeners: ((messages: readonly PublishedMessage[]) => void)[] = [];
  private readonly observers: ((events: readonly OutgoingEvent[]) => void)[] = [];

  /** @throws PermanentError `events-url-invalid` */
  constructor(private readonly options: PostgresMessagingOptions) {
    this.location = parseEventsUrl(options.events);
  }

  /** False: what is published is on the log already when its transaction commits. */
  get needsRelay(): boolean {
    return this.location.kind === 'kafka';
  }

  bind(sql: Transaction): MessagingTransaction {
    const { source, clock } = this.options;
    const published: OutboundMessage[] = [];
    const publish = (events: readonly OutgoingEvent[]) => {
      if (events.length === 0) return;
      const messages = events.map((event) => sealEvent(event, source, clock.now()));
      if (published.length === 0) sql.beforeCommit(() => this.write(sql, published));
      published.push(...messages);
      if (this.observers.length > 0) sql.afterCommit(() => this.observers.forEach((observe) => observe(events)));
    };
    // eslint-disable-next-line @typescript-eslint/require-await -- so that what it throws is a rejection
    return { inbox: new PostgresInbox(sql), outbox: { publish: async (events) => publish(events) } };
  }

  /** Has `listener` called with what a commit left to the relay, after each that did. */
  onPublished(listener: (messages: readonly PublishedMessage[]) => void): void {
    this.listeners.push(listener);
  }

  /** Has `observe` called with the events of each commit, once, in this process; after a crash they are not shown again. */
  onCommitted(observe: (events: readonly OutgoingEvent[]) => void): void {
    this.observers.push(observe);
  }

  /** All that a transaction publishes, in one statement. */
  private async write(sql: Transaction, messages: readonly OutboundMessage[]): Promise<void> {
    if (this.needsRelay) this.leaveToRelay(sql, messages);
    else await this.append(sql, messages);
  }

  private leaveToRelay(sql: Transaction, messages: readonly OutboundMessage[]): void {
    insertIntoOutbox(sql, this.relay, messages, (inserted) =>
      sql.afterCommit(() => this.listeners.forEach((listener) => listener(inserted))),
    );
  }

  private append(sql: Transaction, messages: readonly OutboundMessage[]): Promise<void> {
    return appendInSpans(this.options.tracer, 'postgresql', messages, async (traced) => {
      try {
        await sql.query(appendStatement, appendParameters(traced));
      } catch (error) {
        throw asAppendError(error);
      }
    });
  }
}
