// Mends kafkajs' idle connections for everything in this process, see there.
import '@compass/messaging';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type Admin, type Consumer } from 'kafkajs';
import type { LogMessage } from './facts.js';

/** Groups that must read these topics to their end. */
const readers: Readonly<Record<string, readonly string[]>> = {
  intake: ['compass.alerts.v1'],
  orchestrator: ['compass.incidents.v1', 'compass.market.v1', 'compass.results.v1'],
  'task-market': ['compass.tasks.v1', 'compass.results.v1'],
  'knowledge-store': ['compass.verdicts.v1'],
  notifier: ['compass.verdicts.v1'],
};
const topics = [...new Set(Object.values(readers).flat())];

/** Reads every topic from its beginning, all the time, as a program that knows nothing of COMPASS. */
export class LogReader {
  private readonly messages = new Map<string, LogMessage>();
  private readonly next = new Map<string, bigint>();

  private constructor(
    private readonly admin: Admin,
    private readonly consumer: Consumer,
  ) {}

  static async start(brokers: readonly string[]): Promise<LogReader> {
    const kafka = new Kafka({
      clientId: 'checker',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 1_000 },
    });
    const reader = new LogReader(
      kafka.admin(),
      kafka.consumer({ groupId: `checker-${randomUUID()}`, maxWaitTimeInMs: 300 }),
    );
    await reader.admin.connect();
    await reader.consumer.connect();
    await reader.consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await reader.consumer.run({
      autoCommit: false,
      eachMessage: ({ topic, partition, message }) => {
        reader.take(topic, partition, message);
        return Promise.resolve();
      },
    });
    return reader;
  }

  /** Everything that is on the log now. */
  async read(): Promise<LogMessage[]> {
    for (const topic of topics)
      for (const { partition, high } of await this.admin.fetchTopicOffsets(topic))
        while ((this.next.get(`${topic}/${partition}`) ?? 0n) < BigInt(high)) await sleep(20);
    return [...this.messages.values()];
  }

  /** Records that the services have not acknowledged, by group and topic. */
  async unread(): Promise<Record<string, number>> {
    const unread: Record<string, number> = {};
    for (const [group, names] of Object.entries(readers)) {
      const committed = await this.admin.fetchOffsets({ groupId: group, topics: [...names] });
      for (const { topic, partitions } of committed) {
        const ends = await this.admin.fetchTopicOffsets(topic);
        unread[`${group} ${topic}`] = partitions.reduce((sum, { partition, offset }) => {
          const end = Number(ends.find((one) => one.partition === partition)?.high ?? 0);
          return sum + end - Math.max(0, Number(offset));
        }, 0);
      }
    }
    return unread;
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
    await this.admin.disconnect();
  }

  private take(topic: string, partition: number, message: Parameters<typeof asMessage>[1] & { offset: string }): void {
    const offset = BigInt(message.offset);
    this.messages.set(`${topic}/${partition}/${message.offset}`, asMessage(topic, message));
    this.next.set(`${topic}/${partition}`, offset + 1n);
  }
}

interface RawMessage {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, unknown>>;
}

function asMessage(topic: string, { key, value, headers = {} }: RawMessage): LogMessage {
  const header = (name: string) => String((headers[name] as Buffer | undefined) ?? '');
  return {
    topic,
    key: key?.toString() ?? '',
    id: header('ce_id'),
    type: header('ce_type').split('.').at(-1) ?? '',
    body: value ?? Buffer.alloc(0),
  };
}
