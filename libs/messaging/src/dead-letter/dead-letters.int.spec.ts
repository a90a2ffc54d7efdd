import { topics } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { HandFedLog } from '../contract/hand-fed-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService } from '../contract/test-service.js';
import { Consumer } from '../dispatch/consumer.js';
import { DeadLetters } from './dead-letters.js';

const topic = topics.alerts.name;
const day = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let service: TestService;
let nowMs: number;
const clock = { now: () => nowMs };
beforeEach(async () => {
  database = await createTestDatabase();
  service = await openTestService(database.url, 'postgres:');
  nowMs = Date.UTC(2026, 0, 1);
});
afterEach(async () => {
  await service.database.close();
  await database.drop();
});

const record = (offset: number) => ({
  ...{ topic, partition: 0, offset: String(offset), key: null, headers: {}, body: Buffer.from('x') },
});

/** A consumer that gives up on all that it is fed. */
async function refusing(log: HandFedLog) {
  const consumer = new Consumer({
    ...{ name: 'test-service', log, store: service.store, topics: [topic], logger: silentLogger, ...systemTime, clock },
    tracer: trace.getTracer('test'),
    recordHandlers: [{ topic, handleAll: () => Promise.reject(new PermanentError('refused', 'never')) }],
  });
  await consumer.start();
  return consumer;
}

test('dead letters are listed page by page, the newest first, each once', async () => {
  const log = new HandFedLog();
  const consumer = await refusing(log);
  for (let offset = 0; offset < 103; offset++) await log.feed([record(offset)]);
  await consumer.stop();
  const letters = new DeadLetters({ unitOfWork: service.database.unitOfWork, clock });
  const seen: string[] = [];
  for (let token = ''; ;) {
    const { deadLetters, nextPageToken } = await letters.list(7, token);
    seen.push(...deadLetters.map(({ offset }) => offset));
    if (nextPageToken === '') break;
    token = nextPageToken;
  }
  expect(seen).toEqual(Array.from({ length: 103 }, (_, age) => String(102 - age)));
}, 300_000);

test('dead letters are forgotten when they are old enough, with what the inbox knew of them, and no others', async () => {
  const log = new HandFedLog();
  const consumer = await refusing(log);
  await log.feed(Array.from({ length: 1_001 }, (_, n) => record(n)));
  nowMs += 20 * day;
  await log.feed([record(2_000)]);
  await consumer.stop();
  const letters = new DeadLetters({ unitOfWork: service.database.unitOfWork, clock });
  nowMs += 10 * day;
  expect(await letters.prune(30 * day)).toBe(0);
  nowMs += 1;
  expect(await letters.prune(30 * day)).toBe(1_001);
  expect((await letters.list(0, '')).deadLetters).toMatchObject([{ offset: '2000' }]);
  expect(await service.rows('SELECT state FROM inbox')).toEqual([{ state: 'dead' }]);
}, 300_000);
