import type { OutboundMessage } from '../port/event-log.js';

/** A committed event that is not known to be on the log yet. */
export interface QueuedMessage extends OutboundMessage {
  readonly id: number;
}

/** A committed event, as its transaction left it to the relay. */
export interface PublishedMessage extends QueuedMessage {
  /** The last event with its topic and key that lay in the outbox when it was published: it has to go first. Null: there was none. */
  readonly after: number | null;
}

/** The outbox as its relay sees it: the committed events of all instances of one service. */
export interface OutboxQueue {
  /** False: what is published is on the log already when its transaction commits. */
  readonly needsRelay: boolean;
  /** Has `listener` called with what a commit of this instance left to the relay, after each that did. */
  onPublished(listener: (messages: readonly PublishedMessage[]) => void): void;
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
