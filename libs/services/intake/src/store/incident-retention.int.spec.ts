import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, prune, type Database } from '@compass/persistence';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { correlateInTurn } from '../domain/correlate.js';
import { memberOf } from '../domain/member.js';
import { ended, occurrence } from '../domain/occurrence.fixture.js';
import type { Occurrence } from '../domain/occurrence.js';
import { incidentRetention } from './incident-retention.js';
import { intakeMigrations } from './migrations.js';
import { PostgresIncidentStore } from './postgres-incident-store.js';

let testDatabase: TestDatabase;
let database: Database;
let store: PostgresIncidentStore;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase({
    url: testDatabase.url,
    schema: 'intake',
    migrations: [{ owner: 'intake', migrations: intakeMigrations }],
    tracer: trace.getTracer('test'),
  });
  store = new PostgresIncidentStore(database.unitOfWork, { bind: () => ({ inbox: null!, outbox: null! }) });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function notify(...occurrences: Occurrence[]): Promise<string> {
  return store.transact(async ({ incidents }) => {
    const keys = occurrences.map(({ key }) => key);
    const situation = await incidents.situationOf({ environment: 'prod-eu', keys, members: occurrences.map(memberOf) });
    const [correlation] = correlateInTurn(situation, [occurrences], 0);
    const [change] = correlation!.changes;
    await incidents.store(change!, '');
    return change!.incidentId;
  });
}

async function incident(key: string): Promise<string> {
  const id = await notify(occurrence(key));
  await notify(ended(occurrence(key), 1_700_000_100_000));
  return id;
}

const hour = 3_600_000;
/** What is resolved now is two hours old. */
const pruneAll = () => prune(database.unitOfWork, incidentRetention(hour), Date.now() + 2 * hour);
const rows = (sql: string) => database.unitOfWork.read((tx) => tx.query<{ id: string }>(sql));
const incidents = async () =>
  (await rows('SELECT incident_id AS id FROM incidents ORDER BY ordinal')).map(({ id }) => id);

test('resolved incidents go with their alerts, an open one stays, and no incident ever gets an id that was there before', async () => {
  const first = await incident('a');
  const second = await incident('b');
  const open = await notify(occurrence('c'));
  expect(await prune(database.unitOfWork, incidentRetention(hour), Date.now())).toBe(0);
  expect(await pruneAll()).toBe(2);
  expect(await incidents()).toEqual([open]);
  expect(await rows('SELECT occurrence_key AS id FROM occurrences')).toEqual([{ id: 'c' }]);

  await notify(ended(occurrence('c'), 1_700_000_100_000));
  expect(await pruneAll()).toBe(1);
  // The last of its fingerprint is kept for its ordinal, once.
  expect(await incidents()).toEqual([open]);
  expect(await pruneAll()).toBe(0);
  const fourth = await incident('d');
  expect(new Set([first, second, open, fourth]).size).toBe(4);
  await pruneAll();
  expect(await incidents()).toEqual([fourth]);
});
