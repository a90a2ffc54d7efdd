import type { OutgoingEvent } from './event.js';

/** What has been handled, and what waits to be handled again, within one transaction. Owned by the dispatcher. */
export interface Inbox {
  /** Serialises handlers of one consumer and key until the transaction ends. */
  lockKey(consumer: string, key: string): Promise<void>;
  // The remaining operations (seen, park, attempts, dead letter) are the dispatcher's: see ../inbox.
}

/** Events that become visible on the log if, and only if, the transaction commits. */
export interface Outbox {
  publish(events: readonly OutgoingEvent[]): Promise<void>;
}

/** The part of every service's transaction that messaging needs; a service adds its own repositories. */
export interface MessagingTransaction {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/** A service's state, as a port: one call is one transaction, all or nothing. */
export interface Store<Tx> {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
