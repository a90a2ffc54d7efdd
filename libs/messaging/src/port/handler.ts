import type { EventType } from '@compass/contracts';
import type { IncomingEvent } from './event.js';
import type { LogRecord } from './event-log.js';
import type { Failure } from './inbox.js';

/**
 * Handles one type of event in one service. The dispatcher runs `gather` outside of any transaction, then, in one transaction:
 * key lock, inbox row, `handle`, outbox rows; then it acknowledges. `handle` begins before the inbox has answered, and is rolled back when
 * the message turns out to be settled. Events of one key that were fetched together are gathered
 * for all at once, and handled in their order in one transaction; when that fails, one by one. Both may run again after a failure.
 */
export interface EventHandler<Tx, T extends EventType = EventType, Gathered = unknown> {
  readonly type: T;
  /** Whether there is anything to do, by the event alone. What there is not is acknowledged without a transaction. Always, if absent. */
  concerns?(event: IncomingEvent<T>): boolean;
  /** Look-ups over the network. @throws PermanentError dead letter at once, anything else is tried again */
  gather?(event: IncomingEvent<T>): Promise<Gathered>;
  handle(event: IncomingEvent<T>, tx: Tx, gathered: Gathered): Promise<void>;
}

/** One message of a batch. */
export interface Delivery<Message, Gathered = unknown> {
  readonly message: Message;
  readonly gathered: Gathered;
  /** Runs `work` in the trace that the message came with: what it publishes goes on there. */
  inTrace<T>(work: () => T): T;
}

/** The part of a message that its handler can do nothing with, though it takes the rest. */
export interface Remainder extends Failure {
  /** Added to the message's own when the dead letter is redriven: by them the handler knows what is left to do. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Handles raw records of a topic whose messages are not ours (alerts). Inbox id is topic/partition/offset. */
export interface RecordHandler<Tx, Gathered = unknown> {
  readonly topic: string;
  /** Outside of any transaction, for each record by itself. @throws PermanentError dead letter at once, anything else is tried again */
  gather?(record: LogRecord): Promise<Gathered>;
  /** Given up in the transaction that handles the rest: the message is a dead letter, with its bytes as they came, and comes again for this only. */
  remainderOf?(gathered: Gathered): Remainder | undefined;
  /**
   * Handles records that were fetched together, in the order of their partition, as if one came after the other: one
   * transaction, all or none. When it fails, and when a record comes again, each is handed over alone.
   */
  handleAll(deliveries: readonly Delivery<LogRecord, Gathered>[], tx: Tx): Promise<void>;
}
