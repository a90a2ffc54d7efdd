import { expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { collect, eventually, messageOf } from '../contract/collecting-subscriber.js';
import { topicSpec } from '../contract/topic-spec.js';
import { describeWithKafka, describeWithOwnKafka } from '@compass/testing';
import { eventLogContract } from '../contract/event-log.contract.js';
import { openLog } from '../contract/open-log.js';
import { outageContract } from '../contract/outage.contract.js';

describeWithKafka('the event log on Kafka', (address) => {
  const url = () => `kafka://${address()}`;
  eventLogContract(() => ({
    open: () => openLog(url()),
    environment: () => ({ COMPASS_EVENTS: url(), COMPASS_TEST_LEASE_MS: '6000' }),
  }));

  test('a member that the brokers refuse for good is not alive, so that its process is replaced', async () => {
    const log = await openLog(url(), { membership: { leaseMs: 10, heartbeatMs: 5 } });
    const topic = topicSpec(`refused-${randomUUID()}`);
    await log.ensureTopics([topic]);
    const collector = await collect(log, randomUUID(), [topic.name]);
    await eventually(() => !collector.isAlive());
    await log.close();
  });
});

describeWithKafka('a group that an administrator set to the latest by kafkajs', (address) => {
  const reset = async (groupId: string, topic: string) => {
    const admin = new Kafka({ brokers: [address()], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.resetOffsets({ groupId, topic, earliest: false });
    await admin.disconnect();
  };

  test('skips what was there when it came back, and nothing after that', async () => {
    const log = await openLog(`kafka://${address()}`);
    const [{ name: topic }, group] = [topicSpec(`reset-${randomUUID()}`), randomUUID()];
    const append = (...bodies: string[]) => log.append(bodies.map((body) => messageOf(topic, body, body)));
    await log.ensureTopics([topicSpec(topic)]);
    await append('handled');
    const first = await collect(log, group, [topic]);
    await eventually(() => first.records.length === 1);
    await first.stop();
    await append('a', 'b', 'c', 'd', 'e', 'f');
    await reset(group, topic);
    const second = await collect(log, group, [topic]);
    await second.joined;
    await second.stop();
    await append('g', 'h', 'i', 'j', 'k', 'l');
    const third = await collect(log, group, [topic]);
    await eventually(() => third.records.length >= 6);
    expect(second.bodies).toEqual([]);
    expect(third.bodies.toSorted()).toEqual(['g', 'h', 'i', 'j', 'k', 'l']);
    await log.close();
  });
});

describeWithOwnKafka('the event log on a Kafka that is killed and started again', (kafka) => {
  const url = () => `kafka://${kafka().address}`;
  outageContract(() => ({
    open: () => openLog(url()),
    environment: () => ({ COMPASS_EVENTS: url(), COMPASS_TEST_LEASE_MS: '6000' }),
    breakDown: () => kafka().kill(),
    repair: () => kafka().start(),
  }));
});
