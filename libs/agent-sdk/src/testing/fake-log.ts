import { decodeEvent, encodeEvent, type ResultReported } from '@compass/contracts';
import type { EventLog, LogRecord, OutboundMessage, RecordBatch, SubscriptionOptions } from '@compass/messaging';
import { awardType } from '../award/read-award.js';
import type { ReadAward } from '../investigation/task-investigator.js';

/** An event log in memory for one subscriber: takes what is appended, and delivers what the test hands it. */
export class FakeLog implements EventLog {
  readonly appended: OutboundMessage[] = [];
  readonly acknowledged: string[] = [];
  /** Thrown by the appends to come, one by one. */
  readonly failures: Error[] = [];
  #onBatch?: SubscriptionOptions['onBatch'];

  ensureTopics = () => Promise.resolve();
  close = () => Promise.resolve();

  append(messages: readonly OutboundMessage[]): Promise<void> {
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.appended.push(...messages);
    return Promise.resolve();
  }

  subscribe(options: SubscriptionOptions) {
    this.#onBatch = (batch) => options.onBatch(batch);
    return Promise.resolve({ joined: Promise.resolve(), stop: () => Promise.resolve(), isAlive: () => true });
  }

  deliver(...records: LogRecord[]): Promise<void> {
    const batch: RecordBatch = {
      topic: 'compass.agent.test.v1',
      partition: 0,
      records,
      replayedBelow: '0',
      isCurrent: () => true,
      acknowledge: (offset) => void this.acknowledged.push(offset),
    };
    return this.#onBatch!(batch);
  }

  get results(): ResultReported[] {
    return this.appended.map(({ body }) => decodeEvent('compass.agents.v1.ResultReported', body));
  }
}

export const record = (offset: number, body: Buffer, type: string = awardType): LogRecord => ({
  topic: 'compass.agent.test.v1',
  partition: 0,
  offset: String(offset),
  key: 'investigation-1',
  headers: { ce_id: `e${offset}`, ce_source: 'task-market', ce_type: type, ce_time: '2026-01-01T00:00:00Z' },
  body,
});

export const awardRecord = (offset: number, award: ReadAward): LogRecord =>
  record(offset, encodeEvent(awardType, { award, bids: [] }));
