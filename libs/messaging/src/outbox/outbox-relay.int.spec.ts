import { topics } from '@compass/contracts';
import { deriveId, type Timers } from '@compass/kernel';
import { createTestDatabase, type TestDatabase, describeWithOwnKafka } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { collect, eventually, type Collector } from '../contract/collecting-subscriber.js';
import { openLog } from '../contract/open-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { event } from '../port/event.js';
import type { EventLog } from '../port/event-log.js';
import { OutboxRelay, type OutboxRelayOptions } from './outbox-relay.js';

const topic = topics.market.name;
/** Time stands still: whatever happens has been woken. */
const noTime: Timers = { after: () => () => undefined, every: () => () => undefined };

describeWithOwnKafka('the outbox relay', (kafka) => {
  let database: TestDatabase;
  let log: EventLog;
  let reader: Collector;
  let services: TestService[];
  let relays: OutboxRelay[];
  let group = 0;

  const events = () => `kafka://${kafka().address}`;
  const open = async () => {
    const service = await openTestService(database.url, events());
    services.push(service);
    return service;
  };
  const relay = async (service: TestService, options: Partial<OutboxRelayOptions> = {}) => {
    const { messaging, database } = service;
    const { timers } = systemTime;
    const started = new OutboxRelay({
      ...{ log, messaging, timers, unitOfWork: database.unitOfWork, logger: silentLogger },
      ...options,
    });
    relays.push(started);
    await started.start();
    return started;
  };
  const publish = ({ outbox }: TestTransaction, key: string, name: string) =>
    outbox.publish([
      event({
        id: deriveId(key, 'test', name),
        type: 'compass.market.v1.CapabilitiesChanged',
        topic,
        key,
        data: { capabilities: [name] },
      }),
    ]);
  /** The tests share the topic: each has its own keys. */
  const recordsOf = (key: string) => reader.records.filter((record) => record.key === key);
  const ids = (key: string) => recordsOf(key).map(({ headers }) => headers['ce_id']);

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await openLog(events());
    await log.ensureTopics(Object.values(topics));
    reader = await collect(log, `reader-${group++}`, [topic]);
    await reader.joined;
    [services, relays] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(relays.map((started) => started.stop()));
    await log.close();
    await Promise.all(services.map((service) => service.database.close()));
    await database.drop();
  });

  test('appends what is committed, woken by the commit, and nothing that is rolled back', async () => {
    const service = await open();
    await relay(service, { timers: noTime });
    await service.store
      .transact(async (tx) => {
        await publish(tx, 'rolled-back', 'a');
        throw new Error('no');
      })
      .catch(() => undefined);
    await service.store.transact((tx) => publish(tx, 'committed', 'a'));
    await eventually(() => recordsOf('committed').length > 0);
    expect(recordsOf('rolled-back')).toEqual([]);
    expect(recordsOf('committed')).toMatchObject([
      { key: 'committed', headers: { ce_id: deriveId('committed', 'test', 'a'), ce_source: 'test-service' } },
    ]);
    await eventually(async () => (await service.rows('SELECT FROM outbox')).length === 0);
  });

  test('keeps the order of a key whose transactions run in two instances', async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all([relay(one), relay(other)]);
    const expected: string[] = [];
    for (let n = 0; n < 60; n++) {
      await (n % 2 === 0 ? one : other).store.transact((tx) => publish(tx, 'turns', String(n)));
      expected.push(deriveId('turns', 'test', String(n)));
    }
    await eventually(() => expected.every((id) => ids('turns').includes(id)));
    expect([...new Set(ids('turns'))]).toEqual(expected);
  });

  test('appends again what a crash left appended but not deleted, and so does another instance', async () => {
    const dying = await open();
    const { unitOfWork } = dying.database;
    const crash = () => Promise.reject(new Error('killed'));
    const crashing = await relay(dying, {
      unitOfWork: { read: (work) => unitOfWork.read(work), run: crash },
      timers: noTime,
    });
    await dying.store.transact((tx) => publish(tx, 'crash', 'a'));
    await eventually(() => ids('crash').length === 1);
    await crashing.stop();
    await relay(await open());
    await eventually(() => ids('crash').length === 2);
    expect(new Set(ids('crash')).size).toBe(1);
    await eventually(async () => (await dying.rows('SELECT FROM outbox')).length === 0);
  });

  test('appends what was committed while the broker was away, in order', async () => {
    const service = await open();
    await relay(service);
    await kafka().kill();
    for (let n = 0; n < 20; n++) await service.store.transact((tx) => publish(tx, 'away', String(n)));
    await kafka().start();
    const expected = Array.from({ length: 20 }, (_, n) => deriveId('away', 'test', String(n)));
    await eventually(() => expected.every((id) => ids('away').includes(id)));
    expect([...new Set(ids('away'))]).toEqual(expected);
  });
});
