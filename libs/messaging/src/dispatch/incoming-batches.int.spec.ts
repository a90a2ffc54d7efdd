import { topics } from '@compass/contracts';
import { RetryableError } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { eventually } from '../contract/collecting-subscriber.js';
import { HandFedLog } from '../contract/hand-fed-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { DeadLetters } from '../dead-letter/dead-letters.js';
import type { LogRecord } from '../port/event-log.js';
import type { RecordHandler } from '../port/handler.js';
import type { Store } from '../port/store.js';
import { Consumer } from './consumer.js';

const topic = topics.alerts.name;

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

const recordsOf = (...texts: string[]): LogRecord[] =>
  texts.map((text, index) => ({
    ...{ topic, partition: 0, offset: String(index), key: null, headers: {} },
    body: Buffer.from(text),
  }));
const textOf = ({ body }: LogRecord) => body.toString();

/** A process that notes what comes, and how much of it came together. */
async function process(change: Partial<RecordHandler<TestTransaction, string>> = {}, store = service.store) {
  const log = new HandFedLog();
  const sizes: number[] = [];
  const handler: RecordHandler<TestTransaction, string> = {
    topic,
    gather: (record) => Promise.resolve(textOf(record)),
    handleAll: async (deliveries, { note }) => {
      sizes.push(deliveries.length);
      for (const { gathered } of deliveries) await note(gathered);
    },
    ...change,
  };
  const consumer = new Consumer<TestTransaction>({
    ...{ name: 'test-service', log, store, topics: [topic], recordHandlers: [handler] },
    ...{ tracer: trace.getTracer('test'), logger: silentLogger, ...systemTime },
    retry: { maxAttempts: 2, firstDelayMs: 20, maxDelayMs: 20 },
  });
  consumers.push(consumer);
  await consumer.start();
  return { log, sizes };
}

/** Brings a dead letter back, to the one process there is. */
const redrive = (id: string) =>
  new DeadLetters({
    ...{ unitOfWork: service.database.unitOfWork, clock: systemTime.clock },
    onRedrive: () => consumers[0]!.wake(),
  }).redrive(id);

const states = () =>
  service.rows<{ state: string; attempts: number }>('SELECT state, attempts FROM inbox ORDER BY message_id');
const deadLetters = () => service.rows<{ code: string; offset: string }>('SELECT code, "offset" FROM dead_letter');

test('what is fetched together is handled together, in its order, and acknowledged once', async () => {
  const { log, sizes } = await process();
  await log.feed(recordsOf('a', 'b', 'c'));
  expect(sizes).toEqual([3]);
  expect(await service.notes()).toEqual(['a', 'b', 'c']);
  expect(log.acknowledged).toEqual(['2']);
  expect(await states()).toEqual(Array.from({ length: 3 }, () => ({ state: 'handled', attempts: 0 })));
});

test('what comes again is not handled again, whether alone or among others', async () => {
  const { log } = await process();
  await log.feed(recordsOf('a', 'b'));
  await log.feed(recordsOf('a', 'b', 'c'));
  await log.feed(recordsOf('a', 'b', 'c'));
  await log.feed(recordsOf('a'));
  expect(await service.notes()).toEqual(['a', 'b', 'c']);
});

test('when a batch fails, each of its messages is handled by itself, and only one that fails again is parked', async () => {
  const poisonous = async (deliveries: { gathered: string }[], { note }: TestTransaction) => {
    for (const { gathered } of deliveries) {
      await note(gathered);
      if (gathered === 'poison') throw new RetryableError('peer-away', 'not yet');
    }
  };
  const { log } = await process({ handleAll: (deliveries, tx) => poisonous([...deliveries], tx) });
  await log.feed(recordsOf('a', 'poison', 'b'));
  expect(await service.notes()).toEqual(expect.arrayContaining(['a', 'b']));
  expect(log.acknowledged.at(-1)).toBe('2');
  await eventually(async () => (await deadLetters()).length === 1);
  expect(await deadLetters()).toEqual([{ code: 'peer-away', offset: '1' }]);
  expect((await service.notes()).sort()).toEqual(['a', 'b']);
});

test('what nothing can be gathered for does not keep the others from being handled together', async () => {
  const { log, sizes } = await process({
    gather: (record) => (textOf(record) === 'b' ? Promise.reject(new Error('no')) : Promise.resolve(textOf(record))),
  });
  await log.feed(recordsOf('a', 'b', 'c'));
  expect(sizes).toEqual([2]);
  expect(await service.notes()).toEqual(['a', 'c']);
  await eventually(async () => (await deadLetters()).length === 1);
  expect(log.acknowledged.at(-1)).toBe('2');
});

test('a part that its handler can do nothing with is given up beside the rest, and redriven without it', async () => {
  const mended = new Set<string>();
  const { log, sizes } = await process({
    gather: ({ headers, body }) => Promise.resolve(headers['left'] ?? body.toString()),
    remainderOf: (text) => {
      const left = text.split(' ').filter((word) => word.startsWith('bad') && !mended.has(word));
      return left.length > 0 ? { code: 'bad', reason: left.join('\0'), headers: { left: left.join(' ') } } : undefined;
    },
  });
  await log.feed(recordsOf('a', 'b bad1 bad2', 'c'));
  expect(sizes).toEqual([3]);
  expect(log.acknowledged).toEqual(['2']);
  await log.feed(recordsOf('a', 'b bad1 bad2', 'c'));
  const given = () => service.rows<{ id: string }>(`SELECT id, code, reason, attempts, headers, body FROM dead_letter`);
  const [first, ...others] = await given();
  expect(others).toEqual([]);
  const body = Buffer.from('b bad1 bad2');
  expect(first).toMatchObject({
    code: 'bad',
    reason: 'bad1\ufffdbad2',
    attempts: 1,
    headers: { left: 'bad1 bad2' },
    body,
  });

  mended.add('bad1');
  await redrive(first!.id);
  await eventually(async () => (await given()).length === 1);
  const [second] = await given();
  expect(second).toMatchObject({ reason: 'bad2', headers: { left: 'bad2' }, body });
  mended.add('bad2');
  await redrive(second!.id);
  await eventually(async () => (await service.notes()).length === 5);
  expect(await service.notes()).toEqual(['a', 'b bad1 bad2', 'c', 'bad1 bad2', 'bad2']);
  expect(await given()).toEqual([]);
  expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['handled']));
});

test('a message that kills its process with a batch is found, and its neighbours are handled', async () => {
  const records = recordsOf('before', 'killer', 'after');
  const gather = (record: LogRecord) =>
    textOf(record) === 'killer' ? new Promise<never>(() => undefined) : Promise.resolve(textOf(record));
  const feed = async () => {
    const { log, sizes } = await process({ gather });
    void log.feed(records, { replayedBelow: '3' });
    return { log, sizes };
  };
  const first = await feed();
  await eventually(async () => (await states()).length === 3);
  expect(await states()).toEqual(Array.from({ length: 3 }, () => ({ state: 'started', attempts: 1 })));
  const second = await feed();
  await eventually(() => second.log.acknowledged.includes('0'));
  const third = await feed();
  await eventually(() => third.log.acknowledged.includes('2'));
  expect([first, second, third].map(({ sizes }) => sizes)).toEqual([[], [1], [1]]);
  expect(await service.notes()).toEqual(['before', 'after']);
  expect(await deadLetters()).toEqual([{ code: 'attempts-unfinished', offset: '1' }]);
});

test('nothing is begun once the partition is lost', async () => {
  const { log, sizes } = await process();
  await log.feed(recordsOf('a', 'b'), { isCurrent: () => false });
  expect(sizes).toEqual([]);
  expect(log.acknowledged).toEqual([]);
});

test('a commit whose answer is lost counts: its messages are not handled again', async () => {
  let answers = 0;
  const store: Store<TestTransaction> = {
    transact: async (work) => {
      const result = await service.store.transact(work);
      if (answers++ === 0) throw new RetryableError('database-unavailable', 'the answer is lost');
      return result;
    },
  };
  const { log, sizes } = await process({}, store);
  await log.feed(recordsOf('a', 'b'));
  expect(sizes).toEqual([2]);
  expect(await service.notes()).toEqual(['a', 'b']);
  expect(log.acknowledged.at(-1)).toBe('1');
});
