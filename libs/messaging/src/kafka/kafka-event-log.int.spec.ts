import { test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { collect, eventually } from '../contract/collecting-subscriber.js';
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

describeWithOwnKafka('the event log on a Kafka that is killed and started again', (kafka) => {
  const url = () => `kafka://${kafka().address}`;
  outageContract(() => ({
    open: () => openLog(url()),
    environment: () => ({ COMPASS_EVENTS: url(), COMPASS_TEST_LEASE_MS: '6000' }),
    breakDown: () => kafka().kill(),
    repair: () => kafka().start(),
  }));
});
