import type { TopicSpec } from '@compass/contracts';

/** One message as it lies in the log. Offsets are decimal text: they may exceed a double's whole numbers. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A message to append. Same key: same partition, and therefore order. */
export interface OutboundMessage {
  readonly topic: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Records fetched together from one partition, oldest first. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** Records below this offset may have been handled before (re-read after a crash or a rebalance). */
  readonly replayedBelow: string;
  /** False once this member stops or loses the partition: begin no further record, acknowledge what is done, return. */
  isCurrent(): boolean;
  /**
   * Says that this record, and all before it, need not come again; may be called after onBatch has returned. The log
   * learns it a moment later, so after a crash some come again all the same. Ignored once the partition is another's.
   */
  acknowledge(offset: string): void;
}

export interface SubscriptionOptions {
  /** Members of a group share the partitions; a new group starts at the earliest record. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Never called twice at once for one partition. When it throws, the unacknowledged records come again after a pause;
   * when it returns, they come again only to who takes over the partition. It may take as long as it likes.
   */
  onBatch(batch: RecordBatch): Promise<void>;
}

export interface Subscription {
  /** Resolves when this member has joined and holds its partitions. */
  readonly joined: Promise<void>;
  /** Stops fetching, waits for the batches at hand, commits what is acknowledged, leaves the group. */
  stop(): Promise<void>;
  /** False when the consumer has crashed and cannot come back: the process should be replaced. */
  isAlive(): boolean;
}

/** The message bus, as a port: Kafka or Postgres behind it, judged by one contract suite. */
export interface EventLog {
  /** Creates what is missing; what exists is left as it is. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>;
  /**
   * Resolves when the messages are durable. Each gets a PRODUCER span, child of its `traceparent` header or else of the
   * active span, and carries that span on. @throws RetryableError `event-log-unavailable` (it may be durable all the
   * same), PermanentError `unknown-topic`, `message-too-large` (more than the topic takes)
   */
  append(messages: readonly OutboundMessage[]): Promise<void>;
  /** @throws PermanentError `unknown-topic`, RetryableError `event-log-unavailable` */
  subscribe(options: SubscriptionOptions): Promise<Subscription>;
  /** Stops what is still subscribed, then disconnects. */
  close(): Promise<void>;
}
