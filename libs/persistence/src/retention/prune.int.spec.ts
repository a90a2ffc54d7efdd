import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { openDatabase, type Database } from '../database/open-database.js';
import { prune, type RetentionPolicy } from './prune.js';

let test_: TestDatabase;
let database: Database;
beforeAll(async () => {
  test_ = await createTestDatabase();
  const migrations = [{ owner: 'notes', migrations: [{ name: '1', sql: 'CREATE TABLE note (id int, at_ms bigint)' }] }];
  database = await openDatabase({ url: test_.url, schema: 'notes', migrations, tracer: trace.getTracer('test') });
});
afterAll(async () => {
  await database.close();
  await test_.drop();
});

const policy: RetentionPolicy = {
  what: 'notes',
  keepMs: 100,
  statement: `DELETE FROM note WHERE id IN (
    SELECT id FROM note WHERE at_ms < $1 ORDER BY at_ms LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING 1`,
};
const run: Database['unitOfWork']['run'] = (work) => database.unitOfWork.run(work);
const left = async () => {
  const rows = await run((sql) => sql.query<{ id: number }>('SELECT id FROM note ORDER BY id'));
  return rows.map(({ id }) => id);
};

test('what is old enough goes, batch after batch; what somebody holds is left for the next time', async () => {
  await run((sql) => sql.query('INSERT INTO note SELECT n, n FROM generate_series(1, 50) AS n'));
  const pruned = await run(async (sql) => {
    await sql.query('SELECT FROM note WHERE id = 7 FOR UPDATE');
    return prune(database.unitOfWork, policy, 131);
  });
  expect(pruned).toBe(29);
  expect(await left()).toEqual([7, ...Array.from({ length: 20 }, (_, n) => 31 + n)]);
  expect(await prune(database.unitOfWork, policy, 131)).toBe(1);
  expect(await prune(database.unitOfWork, policy, 131)).toBe(0);
});

test('one instance at a time: another leaves it to that one', async () => {
  await run((sql) => sql.query('INSERT INTO note VALUES (1, 1)'));
  const holding = { ...policy, statement: 'SELECT 1 WHERE $1::float8 IS NULL' };
  const [inside, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = prune(
    {
      ...database.unitOfWork,
      run: (work) =>
        run(async (sql) => {
          const result = await work(sql);
          inside.resolve();
          await leave.promise;
          return result;
        }),
    },
    holding,
    1_000,
  );
  await inside.promise;
  expect(await prune(database.unitOfWork, policy, 1_000)).toBe(0);
  leave.resolve();
  await slow;
  expect(await prune(database.unitOfWork, policy, 1_000)).toBeGreaterThan(0);
});
