import { topics } from '@compass/contracts';
import { PermanentError, randomIds, RetryableError } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { eventually } from '../contract/collecting-subscriber.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { createEventLog } from '../create-event-log.js';
import { DeadLetters } from '../dead-letter/dead-letters.js';
import { event, type IncomingEvent } from '../port/event.js';
import type { EventLog } from '../port/event-log.js';
import { Consumer, type ConsumerOptions } from './consumer.js';
import { pruneInbox } from './prune-inbox.js';

const capabilitiesChanged = 'compass.market.v1.CapabilitiesChanged';
type CapabilitiesChanged = IncomingEvent<typeof capabilitiesChanged>;

const topic = topics.market.name;
const tracer = trace.getTracer('test');

let database: TestDatabase;
let log: EventLog;
let service: TestService;
let consumers: Consumer<TestTransaction>[];

beforeEach(async () => {
  database = await createTestDatabase();
  const dependencies = { clientId: 'test', database: database.url, tracer, logger: silentLogger, ...systemTime };
  log = await createEventLog('postgres:', dependencies);
  await log.ensureTopics(Object.values(topics));
  service = await openTestService(database.url, 'postgres:');
  consumers = [];
});
afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await log.close();
  await service.database.close();
  await database.drop();
});

async function consume(options: Partial<ConsumerOptions<TestTransaction>>): Promise<Consumer<TestTransaction>> {
  const consumer = new Consumer<TestTransaction>({
    name: 'test-service',
    log,
    store: service.store,
    topics: [topic],
    tracer,
    logger: silentLogger,
    retry: { maxAttempts: 3, firstDelayMs: 20, maxDelayMs: 40 },
    ...systemTime,
    ...options,
  });
  consumers.push(consumer);
  await consumer.start();
  return consumer;
}

const publish = (key: string, ...names: string[]) =>
  service.store.transact(({ outbox }) =>
    outbox.publish(
      names.map((name) =>
        event({ id: randomIds.draw(), type: capabilitiesChanged, topic, key, data: { capabilities: [name] } }),
      ),
    ),
  );

const nameOf = ({ data }: CapabilitiesChanged) => data.capabilities[0]!;

/** Notes every event's name, after `before` had its say. */
const noting = (before: (name: string) => void = () => undefined) => ({
  type: capabilitiesChanged,
  handle: async (incoming: CapabilitiesChanged, tx: TestTransaction) => {
    await tx.note(nameOf(incoming));
    before(nameOf(incoming));
  },
});

const deadLetters = () =>
  new DeadLetters({
    unitOfWork: service.database.unitOfWork,
    clock: systemTime.clock,
    onRedrive: () => consumers.forEach((consumer) => consumer.wake()),
  });
const buried = async () => (await deadLetters().list(0, '')).deadLetters;

describe('a handled message', () => {
  test('is handled once, in the order of its key, however often the log has it', async () => {
    await publish('k', 'a', 'b');
    const records: Parameters<EventLog['append']>[0][number][] = [];
    const tap = await log.subscribe({
      group: 'tap',
      topics: [topic],
      onBatch: (batch) => Promise.resolve(void records.push(...batch.records)),
    });
    await eventually(() => records.length === 2);
    await tap.stop();
    await log.append(records);
    await publish('k', 'c');
    await consume({ handlers: [noting()] });
    await eventually(async () => (await service.notes()).includes('c'));
    expect(await service.notes()).toEqual(['a', 'b', 'c']);
  });

  test('that does not concern its handler leaves nothing behind', async () => {
    await publish('k', 'idle', 'a');
    await consume({
      handlers: [{ ...noting(), concerns: (incoming: CapabilitiesChanged) => nameOf(incoming) !== 'idle' }],
    });
    await eventually(async () => (await service.notes()).length > 0);
    expect(await service.notes()).toEqual(['a']);
    expect(await service.rows('SELECT FROM inbox')).toHaveLength(1);
  });

  test('gets what was gathered before its transaction began', async () => {
    const steps: string[] = [];
    await consume({
      handlers: [
        {
          type: capabilitiesChanged,
          gather: (incoming: CapabilitiesChanged) => {
            steps.push('gather');
            return Promise.resolve(`gathered for ${nameOf(incoming)}`);
          },
          handle: async (_: CapabilitiesChanged, tx: TestTransaction, gathered: string) => {
            steps.push('handle');
            await tx.note(gathered);
          },
        },
      ],
    });
    await publish('k', 'a');
    await eventually(async () => (await service.notes()).length === 1);
    expect(await service.notes()).toEqual(['gathered for a']);
    expect(steps).toEqual(['gather', 'handle']);
  });

  test('of a type that nobody here handles is passed over', async () => {
    await log.append([{ topic, key: 'k', headers: { ce_type: 'compass.unknown.v1.New' }, body: Buffer.from('?') }]);
    await publish('k', 'a');
    await consume({ handlers: [noting()] });
    await eventually(async () => (await service.notes()).length === 1);
    expect(await buried()).toEqual([]);
  });
});

describe('a failed message', () => {
  test('is tried again, holds back its own key only, and keeps its order', async () => {
    let failures = 2;
    const handler = noting((name) => {
      if (name === 'poison' && failures-- > 0) throw new RetryableError('peer-away', 'not yet');
    });
    await publish('bad', 'poison', 'behind-1', 'behind-2');
    await publish('good', 'free');
    await consume({ handlers: [handler] });
    await eventually(async () => (await service.notes()).length === 4);
    const notes = await service.notes();
    expect(notes.filter((name) => name !== 'free')).toEqual(['poison', 'behind-1', 'behind-2']);
    expect(notes[0]).toBe('free');
    expect(await service.rows('SELECT FROM inbox_parked')).toEqual([]);
    expect(await buried()).toEqual([]);
  });

  test('goes to the dead letter after its last attempt, whole, and what waited behind it goes on', async () => {
    const handler = noting((name) => {
      if (name === 'poison') throw new TypeError('always');
    });
    await publish('k', 'poison', 'behind');
    await consume({ handlers: [handler] });
    await eventually(async () => (await service.notes()).length === 1);
    const [letter] = await buried();
    expect(letter).toMatchObject({ service: 'test-service', topic, key: 'k', code: 'unexpected', attempts: 3 });
    const { body, headers } = await deadLetters().get(letter!.id);
    expect(body!.toString()).toContain('poison');
    expect(headers).toMatchObject({ ce_type: capabilitiesChanged, ce_source: 'test-service' });
    expect(letter!.reason).toBe('always');
  });

  test('with a permanent error goes to the dead letter at once', async () => {
    const handler = noting(() => {
      throw new PermanentError('not-acceptable', 'never');
    });
    await publish('k', 'poison');
    await consume({ handlers: [handler] });
    await eventually(async () => (await buried()).length === 1);
    expect(await buried()).toMatchObject([{ code: 'not-acceptable', reason: 'never', attempts: 1 }]);
    expect(await service.notes()).toEqual([]);
  });

  test('comes back by redrive, behind what waits for its key', async () => {
    let healed = false;
    const handler = noting((name) => {
      if (name === 'poison' && !healed) throw new PermanentError('not-acceptable', 'not yet');
      if (name === 'slow' && !healed) throw new RetryableError('peer-away', 'not yet');
    });
    await publish('k', 'poison');
    await consume({ handlers: [handler], retry: { maxAttempts: 1_000, firstDelayMs: 20, maxDelayMs: 20 } });
    await eventually(async () => (await buried()).length === 1);
    await publish('k', 'slow');
    await eventually(async () => (await service.rows('SELECT FROM inbox_parked')).length === 1);
    await deadLetters().redrive((await buried())[0]!.id);
    healed = true;
    await eventually(async () => (await service.notes()).length === 2);
    expect(await service.notes()).toEqual(['slow', 'poison']);
    expect(await buried()).toEqual([]);
    await expect(deadLetters().redrive('no-such')).rejects.toMatchObject({ code: 'dead-letter-not-found' });
  });

  test('parked by an instance that is gone is taken up by another', async () => {
    let away = true;
    const handler = noting(() => {
      if (away) throw new RetryableError('peer-away', 'not yet');
    });
    await publish('k', 'a');
    const first = await consume({
      handlers: [handler],
      retry: { maxAttempts: 1_000, firstDelayMs: 100, maxDelayMs: 100 },
    });
    await eventually(async () => (await service.rows('SELECT FROM inbox_parked')).length === 1);
    await first.stop();
    away = false;
    await consume({ handlers: [handler] });
    await eventually(async () => (await service.notes()).length === 1);
  });
});

test('an event to an unknown topic takes its transaction with it', async () => {
  const [id, unknown] = [randomIds.draw(), `${topic}.unknown`];
  const publishing = service.store.transact(async ({ note, outbox }) => {
    await note('undone');
    await outbox.publish([event({ id, type: capabilitiesChanged, topic: unknown, key: 'k', data: {} })]);
  });
  await expect(publishing).rejects.toMatchObject({ code: 'unknown-topic', kind: 'permanent' });
  expect(await service.notes()).toEqual([]);
});

describe('an unreadable message', () => {
  test.each([
    ['undecodable', { ce_type: capabilitiesChanged, ce_id: '1', ce_source: 's', ce_time: '2026-01-01T00:00:00Z' }],
    ['not-an-event', {}],
    ['not-an-event', { ce_type: capabilitiesChanged }],
  ])('goes to the dead letter as %s', async (code, headers) => {
    await log.append([{ topic, key: 'k', headers, body: Buffer.from([0xff, 0xff]) }]);
    await consume({ handlers: [noting()] });
    await eventually(async () => (await buried()).length === 1);
    expect(await buried()).toMatchObject([{ code, attempts: 1, bodyBytes: 2 }]);
  });

  test('that is larger than 1 MiB goes to the dead letter with its bytes', async () => {
    const body = Buffer.alloc(1024 * 1024 + 1, 'x');
    await log.append([{ topic, key: null, headers: { ce_type: capabilitiesChanged }, body }]);
    await consume({ handlers: [noting()] });
    await eventually(async () => (await buried()).length === 1);
    const [letter] = await buried();
    expect(letter).toMatchObject({ code: 'message-too-large', bodyBytes: body.length });
    expect((await deadLetters().get(letter!.id)).body!.equals(body)).toBe(true);
  });
});

describe('a raw record', () => {
  test('is handled once by where it lies, and a failed one holds back no other', async () => {
    let fine = 0;
    const append = (text: string) =>
      log.append([{ topic: topics.alerts.name, key: 'same', headers: {}, body: Buffer.from(text) }]);
    await append('poison');
    await append('fine');
    await append('fine');
    await consume({
      topics: [topics.alerts.name],
      recordHandlers: [
        {
          topic: topics.alerts.name,
          handleAll: async (deliveries, tx) => {
            for (const { message } of deliveries) {
              const text = message.body.toString();
              await tx.note(text);
              if (text === 'poison' && fine < 2) throw new Error('not before the others');
              if (text === 'fine') fine += 1;
            }
          },
        },
      ],
    });
    await eventually(async () => (await service.notes()).length === 3);
    expect(await service.notes()).toEqual(['fine', 'fine', 'poison']);
  });
});

test('what was handled long ago is forgotten, what is parked or given up is not', async () => {
  const handler = noting((name) => {
    if (name === 'poison') throw new PermanentError('not-acceptable', 'never');
  });
  await publish('k', 'a', 'poison', 'b');
  await consume({ handlers: [handler] });
  await eventually(async () => (await service.notes()).length === 2);
  await pruneInbox(service.store, 'test-service', -1_000);
  expect(await service.rows('SELECT state FROM inbox')).toEqual([{ state: 'dead' }]);
});
