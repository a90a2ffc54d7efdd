import { topics } from '@compass/contracts';
import { deriveId, RetryableError, type Timers } from '@compass/kernel';
import { createTestDatabase, type TestDatabase, describeWithKafka } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { collect, eventually, type Collector } from '../contract/collecting-subscriber.js';
import { openLog } from '../contract/open-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { event } from '../port/event.js';
import type { EventLog } from '../port/event-log.js';
import type { OutboxQueue } from './outbox-queue.js';
import { OutboxRelay, type OutboxRelayOptions } from './outbox-relay.js';
import { PostgresOutboxQueue } from './postgres-outbox-queue.js';

const topic = topics.market.name;
/** Time stands still: whatever happens has been woken. */
const noTime: Timers = { after: () => () => undefined, every: () => () => undefined };

describeWithKafka('the outbox relay', (address) => {
  let database: TestDatabase;
  let log: EventLog;
  let reader: Collector;
  let services: TestService[];
  let relays: OutboxRelay[];

  const events = () => `kafka://${address()}`;
  const open = async () => {
    const service = await openTestService(database.url, events());
    services.push(service);
    return service;
  };
  const relay = async (service: TestService, options: Partial<OutboxRelayOptions> = {}) => {
    const { messaging, database } = service;
    const { timers } = systemTime;
    const started = new OutboxRelay({
      ...{ log, timers, outbox: new PostgresOutboxQueue(database.unitOfWork, messaging), logger: silentLogger },
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
  /** The topic is shared with other tests, and with earlier runs. */
  const keys = {
    rolledBack: randomUUID(),
    committed: randomUUID(),
    straight: randomUUID(),
    turns: randomUUID(),
    crash: randomUUID(),
    away: randomUUID(),
  };
  const recordsOf = (key: string) => reader.records.filter((record) => record.key === key);
  const ids = (key: string) => recordsOf(key).map(({ headers }) => headers['ce_id']);

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await openLog(events());
    await log.ensureTopics(Object.values(topics));
    reader = await collect(log, randomUUID(), [topic]);
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
    const started = await relay(service, { timers: noTime });
    await service.store
      .transact(async (tx) => {
        await publish(tx, keys.rolledBack, 'a');
        throw new Error('no');
      })
      .catch(() => undefined);
    await service.store.transact((tx) => publish(tx, keys.committed, 'a'));
    await eventually(() => recordsOf(keys.committed).length > 0);
    expect(recordsOf(keys.rolledBack)).toEqual([]);
    expect(recordsOf(keys.committed)).toMatchObject([
      { key: keys.committed, headers: { ce_id: deriveId(keys.committed, 'test', 'a'), ce_source: 'test-service' } },
    ]);
    await started.stop();
    expect(await service.rows('SELECT FROM outbox')).toEqual([]);
  });

  test('appends what was published here without reading it back, and deletes it', async () => {
    const service = await open();
    const queue = new PostgresOutboxQueue(service.database.unitOfWork, service.messaging);
    let looks = 0;
    const outbox: OutboxQueue = {
      needsRelay: true,
      onPublished: (listener) => queue.onPublished(listener),
      next: (...query) => {
        looks += 1;
        return queue.next(...query);
      },
      remove: (ids) => queue.remove(ids),
    };
    const started = await relay(service, { timers: noTime, outbox });
    const expected: string[] = [];
    for (let n = 0; n < 20; n++) {
      await service.store.transact((tx) => publish(tx, keys.straight, String(n)));
      expected.push(deriveId(keys.straight, 'test', String(n)));
    }
    await eventually(() => ids(keys.straight).length === 20);
    expect([ids(keys.straight), looks]).toEqual([expected, 1]);
    await started.stop();
    expect(await service.rows('SELECT FROM outbox')).toEqual([]);
  });

  test('keeps the order of a key whose transactions run in two instances', async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all([relay(one), relay(other)]);
    const expected: string[] = [];
    for (let n = 0; n < 60; n++) {
      await (n % 2 === 0 ? one : other).store.transact((tx) => publish(tx, keys.turns, String(n)));
      expected.push(deriveId(keys.turns, 'test', String(n)));
    }
    await eventually(() => expected.every((id) => ids(keys.turns).includes(id)));
    expect([...new Set(ids(keys.turns))]).toEqual(expected);
  });

  test('appends again what a crash left appended but not deleted, and so does another instance', async () => {
    const dying = await open();
    const { unitOfWork } = dying.database;
    const crash = () => Promise.reject(new Error('killed'));
    const dyingUnit = { read: unitOfWork.read.bind(unitOfWork), run: crash };
    const crashing = await relay(dying, {
      outbox: new PostgresOutboxQueue(dyingUnit, dying.messaging),
      timers: noTime,
    });
    await dying.store.transact((tx) => publish(tx, keys.crash, 'a'));
    await eventually(() => ids(keys.crash).length === 1);
    await crashing.stop();
    await relay(await open());
    await eventually(() => ids(keys.crash).length === 2);
    expect(new Set(ids(keys.crash)).size).toBe(1);
    await eventually(async () => (await dying.rows('SELECT FROM outbox')).length === 0);
  });

  test('appends what was committed while the log was away, in order', async () => {
    let away = true;
    const unavailable = new RetryableError('event-log-unavailable', 'away');
    const flaky: EventLog = {
      ensureTopics: (specs) => log.ensureTopics(specs),
      append: (messages) => (away ? Promise.reject(unavailable) : log.append(messages)),
      subscribe: (subscriber) => log.subscribe(subscriber),
      close: () => log.close(),
    };
    const service = await open();
    await relay(service, { log: flaky });
    for (let n = 0; n < 20; n++) await service.store.transact((tx) => publish(tx, keys.away, String(n)));
    away = false;
    const expected = Array.from({ length: 20 }, (_, n) => deriveId(keys.away, 'test', String(n)));
    await eventually(() => expected.every((id) => ids(keys.away).includes(id)));
    expect([...new Set(ids(keys.away))]).toEqual(expected);
  });
});
