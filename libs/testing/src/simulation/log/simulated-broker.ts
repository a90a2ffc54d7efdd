import type { TopicSpec } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { LogRecord, OutboundMessage, PartitionPosition } from '@compass/messaging';
import type { Random } from '../schedule/random.js';
import { ConsumerGroup } from './consumer-group.js';

interface Topic {
  readonly spec: TopicSpec;
  readonly partitions: readonly LogRecord[][];
}

/** Who is told when the log has something new. */
export interface LogListener {
  onRecords(records: readonly LogRecord[]): void;
  onGroup(group: string): void;
}

/** The log itself, which outlives every process: records by topic and partition, and the groups that read them. */
export class SimulatedBroker {
  private readonly topics = new Map<string, Topic>();
  private readonly groups = new Map<string, ConsumerGroup>();
  private readonly listeners = new Set<LogListener>();

  constructor(
    private readonly nowMs: () => number,
    private readonly random: Random,
  ) {}

  ensureTopics(specs: readonly TopicSpec[]): void {
    for (const spec of specs) {
      if (this.topics.has(spec.name)) continue;
      this.topics.set(spec.name, { spec, partitions: Array.from({ length: spec.partitions }, () => []) });
    }
  }

  /** All or nothing. @throws PermanentError `unknown-topic`, `message-too-large` */
  append(messages: readonly OutboundMessage[]): void {
    for (const { topic, body } of messages) {
      const most = this.topicOf(topic).spec.maxMessageBytes;
      if (body.length > most) throw new PermanentError('message-too-large', `topic ${topic} takes ${most} bytes`);
    }
    const records = messages.map((message) => this.store(message));
    for (const listener of [...this.listeners]) listener.onRecords(records);
  }

  /** The next records of each partition. */
  read(from: readonly PartitionPosition[], most = 100): LogRecord[] {
    return from.flatMap(({ topic, partition, offset }) =>
      this.topicOf(topic).partitions[partition]!.slice(Number(offset), Number(offset) + most),
    );
  }

  /** @throws PermanentError `unknown-topic` */
  topicOf(name: string): Topic {
    const topic = this.topics.get(name);
    if (!topic) throw new PermanentError('unknown-topic', `there is no topic ${name}`);
    return topic;
  }

  /** Everything on a topic, partition by partition. */
  recordsOf(name: string): readonly LogRecord[] {
    return this.topics.get(name)?.partitions.flat() ?? [];
  }

  get topicNames(): readonly string[] {
    return [...this.topics.keys()];
  }

  group(name: string): ConsumerGroup {
    const known = this.groups.get(name);
    if (known) return known;
    const partitionsOf = (topic: string) => this.topicOf(topic).partitions.map(({ length }) => length);
    const changed = () => this.listeners.forEach((listener) => listener.onGroup(name));
    const group = new ConsumerGroup({ nowMs: this.nowMs, partitionsOf, changed });
    this.groups.set(name, group);
    return group;
  }

  /** Gives how to stop listening. */
  listen(listener: LogListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private store(message: OutboundMessage): LogRecord {
    const { partitions } = this.topicOf(message.topic);
    const partition =
      message.key === null ? this.random.below(partitions.length) : hashOf(message.key) % partitions.length;
    const records = partitions[partition]!;
    const record = { ...message, partition, offset: String(records.length) };
    records.push(record);
    return record;
  }
}

/** FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
