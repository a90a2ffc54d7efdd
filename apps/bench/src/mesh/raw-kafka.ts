// Mends kafkajs' idle connections, which would wake every process a thousand times a second.
import '@compass/messaging';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

/** kafkajs with nothing on top: what the mesh's own log is compared with. No offsets are committed. */
export class RawKafka {
  readonly #kafka: Kafka;
  readonly #closing: (() => Promise<void>)[] = [];

  constructor(address: string) {
    this.#kafka = new Kafka({ clientId: 'bench', brokers: [address], logLevel: logLevel.NOTHING });
  }

  /** Those that exist are left as they are. */
  async createTopics(topics: readonly string[], partitions: number): Promise<void> {
    const admin = this.#kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: partitions })) });
    await admin.disconnect();
  }

  async producer(): Promise<Producer> {
    const producer = this.#kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    this.#closing.push(() => producer.disconnect());
    return producer;
  }

  /** Hands over what comes from now on, a fetched batch at a time. Resolves when all partitions are assigned. */
  async consume(
    topics: readonly string[],
    onBatch: (topic: string, keys: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const groupId = `bench-${process.pid}-${topics.join('-')}`;
    const consumer = this.#kafka.consumer({ groupId, maxWaitTimeInMs: 250 });
    this.#closing.push(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 6,
      eachBatch: ({ batch }) =>
        onBatch(
          batch.topic,
          batch.messages.map(({ key }) => key?.toString() ?? ''),
        ),
    });
    await joined;
  }

  async close(): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
  }
}
