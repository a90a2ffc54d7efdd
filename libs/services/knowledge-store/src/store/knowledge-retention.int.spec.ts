import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, prune, type Database } from '@compass/persistence';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { observation } from '../domain/observation.fixture.js';
import { knowledgeRetention } from './knowledge-retention.js';
import { knowledgeMigrations } from './migrations.js';
import { PostgresKnowledgeStore } from './postgres-knowledge-store.js';

const dayMs = 24 * 60 * 60 * 1000;

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase({
    url: testDatabase.url,
    schema: 'knowledge_store',
    migrations: [{ owner: 'knowledge-store', migrations: knowledgeMigrations }],
    tracer: trace.getTracer('test'),
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

test('observations outlive the investigations that cite them by two days; one that is seen again is young again', async () => {
  const store = new PostgresKnowledgeStore(database.unitOfWork, { bind: () => ({ inbox: null!, outbox: null! }) });
  const [old, again] = [observation(1), observation(2)];
  const put = (...all: (typeof old)[]) => store.transact(({ observations }) => observations.put(all));
  expect(await put(old, again)).toHaveLength(2);
  await database.unitOfWork.run((sql) => sql.query("UPDATE observations SET stored_at = now() - interval '13 days'"));
  expect(await put(again)).toEqual([]);
  const [observations] = knowledgeRetention({ COMPASS_KEEP_DAYS: 10, COMPASS_PRECEDENT_DAYS: 1 });
  expect(await prune(database.unitOfWork, observations!, Date.now() - 2 * dayMs)).toBe(0);
  expect(await prune(database.unitOfWork, observations!, Date.now())).toBe(1);
  const missing = await store.transact((tx) => tx.observations.missing([old.hash, again.hash]));
  expect(missing).toEqual([old.hash]);
});
