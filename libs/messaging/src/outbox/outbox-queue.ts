import type { OutboundMessage } from '../port/event-log.js';

/** A committed event that is not known to be on the log yet. */
export interface QueuedMessage extends OutboundMessage {
  readonly id: number;
}

/** The outbox as its relay sees it: the committed events of all instances of one service. */
export interface OutboxQueue {
  /** False: what is published is on the log already when its transaction commits. */
  readonly needsRelay: boolean;
  /** Has `listener` called after each commit of this instance that left something to the relay. */
  onPublished(listener: () => void): void;
  /**
   * The next events to append, in order: those of this instance, what others left lying for `abandonedMs`, and whatever comes
   * before them with the same key. So a key's events come to the log in order even where its transactions ran in several
   * instances; at worst two relays append the same event, which the inbox of its readers knows.
   * @param except those that are appended already
   */
  next(except: readonly number[], abandonedMs: number, limit: number): Promise<QueuedMessage[]>;
  /** Forgets what the log has. */
  remove(ids: readonly number[]): Promise<void>;
}
