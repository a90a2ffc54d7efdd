import type { Inbox } from './inbox.js';
import type { OutgoingEvent } from './event.js';

/** Events that become visible on the log if, and only if, the transaction commits. */
export interface Outbox {
  /** @throws PermanentError `message-too-large` when the body has more than 1 MiB */
  publish(events: readonly OutgoingEvent[]): Promise<void>;
}

/** The part of every service's transaction that messaging needs; a service adds its own repositories. */
export interface MessagingTransaction {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/**
 * A service's state, as a port: one call is one transaction, all or nothing. What a transaction's repositories are asked for without
 * waiting takes effect in the order in which it was asked for: what does not depend on an answer need not wait for it.
 */
export interface Store<Tx> {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
