import type { LogRecord } from './event-log.js';

/** A message as the inbox knows it. */
export interface InboxMessage {
  /** The service that handles it: its consumer group. */
  readonly consumer: string;
  /** `<source>/<id>` of an event, `<topic>/<partition>/<offset>` of a raw record: the same however often it comes. */
  readonly id: string;
  /** Messages of one key are handled in order; null: this one depends on no other. */
  readonly key: string | null;
  readonly record: LogRecord;
}

/** A message that waits to be tried again, or behind another one of its key. */
export interface ParkedMessage extends InboxMessage {
  /** Attempts that have begun, the claimed one included. */
  readonly attempts: number;
}

/** Why an attempt did not succeed. */
export interface Failure {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly reason: string;
}

/**
 * What may be done with a message, once its key is locked. `admitted`: handle it now, it counts as handled if the
 * transaction commits; `settled`: it was handled, parked or given up before; `blocked`: an earlier one of its key is parked.
 */
export type Admission = 'admitted' | 'settled' | 'blocked';

/** What was handled and what waits to be handled again, within one transaction. For the dispatcher only. */
export interface Inbox {
  /** Locks the message's key until the transaction ends, then says what may be done. */
  admit(message: InboxMessage): Promise<Admission>;
  /** The same for messages that are handled together, in their order; keys are locked in an order of their own. */
  admitAll(messages: readonly InboxMessage[]): Promise<readonly Admission[]>;
  /**
   * Counts the first attempt of messages that are about to be handled together, in a transaction of its own. False: one of
   * them has been begun before, so that each is to be tried alone.
   */
  begin(messages: readonly InboxMessage[]): Promise<boolean>;
  /** Counts an attempt that is about to begin, in a transaction of its own. Undefined: the message is settled. */
  countAttempt(message: InboxMessage): Promise<number | undefined>;
  /** Parks an admitted or blocked message, behind what is parked of its key. */
  park(message: InboxMessage, attempts: number, dueAtMs: number): Promise<void>;
  /** Gives up an admitted message. */
  bury(message: InboxMessage, attempts: number, failure: Failure, nowMs: number): Promise<void>;
  /** Claims what is due and first of its key, for this caller alone until `claimedUntilMs`, and counts the attempt. */
  claimDue(consumer: string, nowMs: number, claimedUntilMs: number, limit: number): Promise<ParkedMessage[]>;
  /** Locks the key and takes the claimed message out of the queue, as handled. False: the claim was lost. */
  resume(message: ParkedMessage): Promise<boolean>;
  /** Leaves a claimed message where it is in its queue, to be tried at `dueAtMs`. */
  postpone(message: ParkedMessage, dueAtMs: number): Promise<void>;
  /** Forgets some of the messages that were handled longer ago than any topic keeps them. Gives how many. */
  prune(consumer: string, olderThanMs: number): Promise<number>;
  /** When the next message may be claimed; undefined when none is parked. */
  nextDueAtMs(consumer: string): Promise<number | undefined>;
}
