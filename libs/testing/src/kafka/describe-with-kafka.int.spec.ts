// Mends kafkajs' idle connections for everything in this process, see there.
import '@compass/messaging';
import { expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { describeWithKafka, describeWithOwnKafka } from './describe-with-kafka.js';

const clientOf = (address: string) =>
  new Kafka({
    brokers: [address],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 1000 },
  });

describeWithKafka('the shared Kafka', (address) => {
  test('serves clients and creates no topic by itself', async () => {
    const admin = clientOf(address()).admin();
    await admin.connect();
    const topic = `test-${randomUUID()}`;
    await admin.createTopics({ topics: [{ topic }] });
    const topics = await admin.listTopics();
    expect(topics).toContain(topic);
    await admin.disconnect();
  });
});

describeWithOwnKafka('a Kafka of its own', (kafka) => {
  test('keeps what it acknowledged when it is killed and started again, at the same address', async () => {
    const { address } = kafka();
    const client = clientOf(address);
    const producer = client.producer({ idempotent: true, maxInFlightRequests: 1 });
    const admin = client.admin();
    await Promise.all([producer.connect(), admin.connect()]);
    await admin.createTopics({ topics: [{ topic: 'kept' }] });
    await producer.send({ topic: 'kept', messages: [{ value: 'before' }], acks: -1 });
    await kafka().kill();
    expect(kafka().pid).toBeUndefined();
    await kafka().start();
    await producer.send({ topic: 'kept', messages: [{ value: 'after' }], acks: -1 });
    expect(await admin.fetchTopicOffsets('kept')).toMatchObject([{ partition: 0, offset: '2' }]);
    expect(kafka().address).toBe(address);
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  });
});
