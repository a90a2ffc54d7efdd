import type { TopicSpec } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { EventLog, LogRecord, OutboundMessage, Subscription, SubscriptionOptions } from '@compass/messaging';

interface Follower {
  readonly options: SubscriptionOptions;
  readonly positions: Map<LogRecord[], number>;
  stopped: boolean;
}

/**
 * An event log in memory, for suites that wait more than they do. What it does not do of the port's contract: a group has one member at
 * a time, topics have one partition, and there is no limit to a message.
 */
export class MemoryLog implements EventLog {
  readonly #topics = new Map<string, LogRecord[]>();
  /** By group and topic: the offset after what is acknowledged. */
  readonly #acknowledged = new Map<string, number>();
  readonly #followers = new Set<Follower>();

  ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    for (const { name } of topics) if (!this.#topics.has(name)) this.#topics.set(name, []);
    return Promise.resolve();
  }

  append(messages: readonly OutboundMessage[]): Promise<void> {
    for (const message of messages) {
      const records = this.#records(message.topic);
      records.push({ ...message, partition: 0, offset: String(records.length) });
    }
    for (const follower of this.#followers) this.#deliver(follower);
    return Promise.resolve();
  }

  subscribe(options: SubscriptionOptions): Promise<Subscription> {
    const start = (topic: string) => this.#acknowledged.get(`${options.group}/${topic}`) ?? 0;
    const positions = new Map(options.topics.map((topic) => [this.#records(topic), start(topic)]));
    const follower: Follower = { options, positions, stopped: false };
    this.#followers.add(follower);
    this.#deliver(follower);
    const stop = () => {
      follower.stopped = true;
      this.#followers.delete(follower);
      return Promise.resolve();
    };
    return Promise.resolve({ joined: Promise.resolve(), stop, isAlive: () => !follower.stopped });
  }

  close = () => Promise.resolve();

  #records(topic: string): LogRecord[] {
    const records = this.#topics.get(topic);
    if (!records) throw new PermanentError('unknown-topic', `there is no topic ${topic}`);
    return records;
  }

  /** One batch at a time for each topic; what is appended meanwhile follows it. */
  #deliver(follower: Follower): void {
    for (const [records, position] of follower.positions) {
      if (position < 0 || position >= records.length) continue;
      follower.positions.set(records, -1);
      const batch = records.slice(position);
      setImmediate(() => void this.#hand(follower, records, batch));
    }
  }

  async #hand(follower: Follower, records: LogRecord[], batch: readonly LogRecord[]): Promise<void> {
    const [{ topic }] = batch as [LogRecord];
    const { options } = follower;
    if (follower.stopped) return;
    await options.onBatch({
      ...{ topic, partition: 0, records: batch, replayedBelow: '0' },
      isCurrent: () => !follower.stopped,
      acknowledge: (offset) => void this.#acknowledged.set(`${options.group}/${topic}`, Number(offset) + 1),
    });
    follower.positions.set(records, Number(batch.at(-1)!.offset) + 1);
    this.#deliver(follower);
  }
}
