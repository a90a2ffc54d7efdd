import type { EventType } from '@compass/contracts';
import type { IncomingEvent } from './event.js';
import type { LogRecord } from './event-log.js';

/**
 * Handles one type of event in one service. The dispatcher runs `gather` outside of any transaction, then, in one transaction:
 * key lock, inbox row, `handle`, outbox rows; then it acknowledges. Both may run again after a failure.
 */
export interface EventHandler<Tx, T extends EventType = EventType, Gathered = unknown> {
  readonly type: T;
  /** Look-ups over the network. @throws PermanentError dead letter at once, anything else is tried again */
  gather?(event: IncomingEvent<T>): Promise<Gathered>;
  handle(event: IncomingEvent<T>, tx: Tx, gathered: Gathered): Promise<void>;
}

/** Handles raw records of a topic whose messages are not ours (alerts). Inbox id is topic/partition/offset. */
export interface RecordHandler<Tx> {
  readonly topic: string;
  handle(record: LogRecord, tx: Tx): Promise<void>;
}
