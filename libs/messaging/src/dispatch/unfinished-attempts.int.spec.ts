import { topics } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { eventually } from '../contract/collecting-subscriber.js';
import { HandFedLog } from '../contract/hand-fed-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { sealEvent } from '../envelope/seal-event.js';
import { event } from '../port/event.js';
import type { Store } from '../port/store.js';
import { Consumer } from './consumer.js';

const type = 'compass.market.v1.CapabilitiesChanged';
const topic = topics.market.name;

let database: TestDatabase;
let service: TestService;
let consumers: Consumer<TestTransaction>[];
beforeEach(async () => {
  consumers = [];
  database = await createTestDatabase();
  service = await openTestService(database.url, 'postgres:');
});
afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await service.database.close();
  await database.drop();
});

const recordOf = (name: string, offset: string, key = name) => ({
  ...sealEvent(event({ id: name, type, topic, key, data: { capabilities: [name] } }), 'test', 0),
  partition: 0,
  offset,
});

/** A process that handles everything but dies of `killer`: nothing that it began ends. */
async function processThatDiesOf(killer: string, store: Store<TestTransaction> = service.store) {
  const log = new HandFedLog();
  const begun: string[] = [];
  const consumer = new Consumer<TestTransaction>({
    name: 'test-service',
    log,
    store,
    topics: [topic],
    handlers: [
      {
        type,
        gather: ({ id }: { id: string }) => {
          begun.push(id);
          return id === killer ? new Promise(() => undefined) : Promise.resolve();
        },
        handle: ({ id }: { id: string }, tx: TestTransaction) => tx.note(id),
      },
    ],
    tracer: trace.getTracer('test'),
    logger: silentLogger,
    retry: { maxAttempts: 2 },
    ...systemTime,
  });
  consumers.push(consumer);
  await consumer.start();
  return { log, begun };
}

const deadLetters = () =>
  service.rows<{ code: string; message_id: string }>('SELECT code, message_id FROM dead_letter');

test('a message that kills its process is found when it is read again, and its neighbours are handled', async () => {
  const records = [recordOf('before', '0'), recordOf('killer', '1'), recordOf('after', '2')];
  for (const attempt of [1, 2]) {
    const { log, begun } = await processThatDiesOf('killer');
    void log.feed(records, { replayedBelow: '3' });
    await eventually(() => begun.includes('killer') && log.acknowledged.length > 0);
    expect(log.acknowledged).toEqual(['0']);
    expect(begun).toEqual(attempt === 1 ? ['before', 'killer', 'after'] : ['killer']);
  }
  const { log } = await processThatDiesOf('killer');
  await log.feed(records, { replayedBelow: '3' });
  expect(log.acknowledged).toEqual(['0', '1', '2']);
  expect((await service.notes()).sort()).toEqual(['after', 'before']);
  expect(await deadLetters()).toEqual([{ code: 'attempts-unfinished', message_id: 'test/killer' }]);
});

test('a message that is read for the first time costs one transaction, whose attempt nobody counts', async () => {
  const { log } = await processThatDiesOf('nobody');
  await log.feed([recordOf('a', '7')], { replayedBelow: '7' });
  expect(await service.rows('SELECT state, attempts FROM inbox')).toEqual([{ state: 'handled', attempts: 0 }]);
});

test('records of other keys go on beside one that takes long, and only what is done without a gap is acknowledged', async () => {
  const { log } = await processThatDiesOf('slow');
  void log.feed([recordOf('a', '0'), recordOf('slow', '1'), recordOf('b', '2'), recordOf('behind', '3', 'slow')]);
  await eventually(async () => (await service.notes()).length === 2);
  expect(log.acknowledged).toEqual(['0']);
  expect((await service.notes()).sort()).toEqual(['a', 'b']);
});

test('nothing further is begun once the partition is lost', async () => {
  const { log } = await processThatDiesOf('nobody');
  let current = 3;
  const isCurrent = () => current-- > 0;
  await log.feed([recordOf('a', '0'), recordOf('b', '1'), recordOf('c', '2')], { isCurrent });
  expect((await service.notes()).sort()).toEqual(['a', 'b']);
  expect(log.acknowledged.at(-1)).toBe('1');
});

test('what is fetched together of one key is handled in one transaction, in its order', async () => {
  let transactions = 0;
  const counting: Store<TestTransaction> = {
    transact: (work) => {
      transactions += 1;
      return service.store.transact(work);
    },
  };
  const { log } = await processThatDiesOf('nobody', counting);
  const records = ['a', 'b', 'c', 'd'].map((name, offset) => recordOf(name, String(offset), 'k'));
  const [before] = [transactions];
  await log.feed(records);
  expect(transactions - before).toBe(1);
  expect(await service.notes()).toEqual(['a', 'b', 'c', 'd']);
  expect(log.acknowledged).toEqual(['3']);
});

test('while the outcome cannot be kept, the batch fails and is not acknowledged', async () => {
  const away = new RetryableError('database-unavailable', 'away');
  const { log } = await processThatDiesOf('nobody', { transact: () => Promise.reject(away) });
  await expect(log.feed([recordOf('a', '0')])).rejects.toBe(away);
  expect(log.acknowledged).toEqual([]);
});
