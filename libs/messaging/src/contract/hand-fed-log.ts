import type { EventLog, LogRecord, RecordBatch, SubscriptionOptions } from '../port/event-log.js';

/** A log for suites that decide themselves which batches come, and see what is acknowledged. */
export class HandFedLog implements EventLog {
  readonly acknowledged: string[] = [];
  private subscriber?: SubscriptionOptions;

  feed(records: readonly LogRecord[], batch: Partial<RecordBatch> = {}): Promise<void> {
    return this.subscriber!.onBatch({
      topic: records[0]!.topic,
      partition: 0,
      records,
      replayedBelow: '0',
      isCurrent: () => true,
      acknowledge: (offset) => this.acknowledged.push(offset),
      ...batch,
    });
  }

  subscribe(subscriber: SubscriptionOptions) {
    this.subscriber = subscriber;
    return Promise.resolve({ joined: Promise.resolve(), stop: () => Promise.resolve(), isAlive: () => true });
  }

  ensureTopics = () => Promise.resolve();
  append = () => Promise.resolve();
  close = () => Promise.resolve();
}
