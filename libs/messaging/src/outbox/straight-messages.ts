import type { PublishedMessage, QueuedMessage } from './outbox-queue.js';

/** Waiting beyond this, in memory, is left to a look at the outbox. */
const most = 2_000;

/**
 * What may go to the log as it was published, without a look at the outbox: messages of which the one that has to go first, if any, goes or went
 * through here too. By induction, so did all that come before it with the same key.
 */
export class StraightMessages {
  /** Whether the outbox holds, or may hold, what does not go this way. */
  mustLook = false;
  private waiting: QueuedMessage[] = [];
  /** Ids of what waits, is being appended, or is appended and not deleted. */
  private readonly known = new Set<number>();

  get isWaiting(): boolean {
    return this.waiting.length > 0 || this.mustLook;
  }

  /** Takes what one transaction published. */
  take(messages: readonly PublishedMessage[]): void {
    for (const message of messages) {
      if (this.known.has(message.id)) continue; // a look was faster
      const isNext = message.after === null || this.known.has(message.after);
      if (!isNext || this.waiting.length >= most) this.mustLook = true;
      else {
        this.known.add(message.id);
        this.waiting.push(message);
      }
    }
  }

  /** What is to be appended next. */
  next(limit: number): readonly QueuedMessage[] {
    return this.waiting.splice(0, limit);
  }

  /** These are about to be appended because a look has found them. */
  found(messages: readonly QueuedMessage[]): void {
    for (const { id } of messages) this.known.add(id);
    const ids = new Set(messages.map(({ id }) => id));
    if (this.waiting.some(({ id }) => ids.has(id))) this.waiting = this.waiting.filter(({ id }) => !ids.has(id));
  }

  /** Appending has failed: all that is not on the log is to be looked up. */
  giveUp(): void {
    this.mustLook = true;
    this.waiting = [];
    this.known.clear();
  }

  /** These are not in the outbox any more. */
  forget(ids: readonly number[]): void {
    for (const id of ids) this.known.delete(id);
  }
}
