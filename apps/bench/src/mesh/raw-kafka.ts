// Mends kafkajs' idle connections, which would wake every process a thousand times a second.
import '@compass/messaging';
import { Kafka, logLevel, Partitioners, type Admin, type Producer } from 'kafkajs';

/** kafkajs with nothing on top: what the mesh's own log is compared with. No offsets are committed. */
export class RawKafka {
  readonly #kafka: Kafka;
  readonly #closing: (() => Promise<void>)[] = [];
  #admin: Promise<Admin> | undefined;

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
    onBatch: (topic: string, keys: readonly string[], eventTypes: readonly string[]) => Promise<void>,
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
          batch.messages.map(({ headers }) => String(headers?.['ce_type'] ?? '')),
        ),
    });
    await joined;
  }

  /** Messages of these topics that the group has not acknowledged; all of them when it never has. */
  async lag(groupId: string, topics: readonly string[]): Promise<number> {
    const admin = await this.#connectedAdmin();
    const done = await admin.fetchOffsets({ groupId, topics: [...topics] });
    const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    const behind = done.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => {
        const end = ends[topics.indexOf(topic)]?.find((each) => each.partition === partition);
        return Math.max(0, Number(end?.high ?? 0) - Math.max(Number(offset), Number(end?.low ?? 0)));
      }),
    );
    return behind.reduce((sum, count) => sum + count, 0);
  }

  #connectedAdmin(): Promise<Admin> {
    return (this.#admin ??= this.#connectAdmin());
  }

  async #connectAdmin(): Promise<Admin> {
    const admin = this.#kafka.admin();
    await admin.connect();
    this.#closing.push(() => admin.disconnect());
    return admin;
  }

  async close(): Promise<void> {
    await Promise.all(this.#closing.map((close) => close()));
  }
}
