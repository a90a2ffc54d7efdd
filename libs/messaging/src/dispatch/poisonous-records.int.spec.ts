import { topics } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { HandFedLog } from '../contract/hand-fed-log.js';
import { silentLogger } from '../contract/silent-logger.js';
import { openTestService, systemTime, type TestService, type TestTransaction } from '../contract/test-service.js';
import { DeadLetters } from '../dead-letter/dead-letters.js';
import { recordsOf } from '../kafka/kafka-records.js';
import { Consumer } from './consumer.js';

const topic = topics.market.name;
const type = 'compass.market.v1.CapabilitiesChanged';

let database: TestDatabase;
let service: TestService;
let log: HandFedLog;
let consumer: Consumer<TestTransaction>;
beforeEach(async () => {
  database = await createTestDatabase();
  service = await openTestService(database.url, 'postgres:');
  log = new HandFedLog();
  consumer = new Consumer<TestTransaction>({
    ...{ name: 'test-service', log, store: service.store, topics: [topic], logger: silentLogger, ...systemTime },
    tracer: trace.getTracer('test'),
    handlers: [{ type, handle: () => Promise.reject(new PermanentError('refused', 'quotes "\0" and \ud800')) }],
  });
  await consumer.start();
});
afterEach(async () => {
  await consumer.stop();
  await service.database.close();
  await database.drop();
});

/** As Kafka gives it: whoever publishes may put any bytes anywhere. */
function poisonous(headers: Record<string, string>, key: string) {
  const given = { ce_type: type, ce_source: 'x', ce_id: '1', ce_time: '2026-01-01T00:00:00Z', ...headers };
  const message = { offset: '7', key: Buffer.from(key), value: Buffer.from(''), headers: given };
  return recordsOf({ topic, partition: 0, messages: [message] } as never);
}

const long = 'x'.repeat(20_000);

test.each<[string, Record<string, string>, string]>([
  ['a reason that quotes a NUL', {}, 'k'],
  ['a NUL in a header', { note: 'a\0b' }, 'k'],
  ['a NUL in a header that names it', { ce_id: 'a\0b' }, 'k'],
  ['a NUL in its key', {}, 'a\0b'],
  ['an id that no index takes', { ce_id: long }, 'k'],
  ['a key that no index takes', {}, long],
])('a record with %s is given up, and its partition goes on', async (_, headers, key) => {
  const records = poisonous(headers, key);
  await log.feed(records);
  await log.feed(records);
  const letters = new DeadLetters({ unitOfWork: service.database.unitOfWork, clock: systemTime.clock });
  const { deadLetters } = await letters.list(0, '');
  expect(deadLetters).toMatchObject([{ code: 'refused', reason: 'quotes "\u{FFFD}" and \u{FFFD}' }]);
  expect(log.acknowledged).toEqual(['7', '7']);
});
