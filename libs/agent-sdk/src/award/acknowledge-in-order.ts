import type { RecordBatch } from '@compass/messaging';

interface Entry {
  done: boolean;
  acknowledge(): void;
}

/**
 * Acknowledges the records of one partition in the order in which they came, whatever the order in which they are done: an
 * acknowledgement covers all that lies before it.
 */
export class AcknowledgeInOrder {
  readonly #entries: Entry[] = [];

  /** Takes a record in; the returned function says that it is done. */
  begin(batch: RecordBatch, offset: string): () => void {
    const entry: Entry = { done: false, acknowledge: () => batch.acknowledge(offset) };
    this.#entries.push(entry);
    return () => {
      entry.done = true;
      while (this.#entries[0]?.done) this.#entries.shift()!.acknowledge();
    };
  }
}
