import { createTestDatabase } from '@compass/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { openDatabase, type MigrationList } from '../index.js';
import { asDatabaseFailure } from '../transactions/database-failures.js';

const list = (owner: string, ...steps: [name: string, sql: string][]): MigrationList => ({
  owner,
  migrations: steps.map(([name, sql]) => ({ name, sql })),
});

let url: string;
beforeEach(async () => {
  ({ url } = await createTestDatabase());
});

/** What the step log says after an instance with these lists has started and ended. */
async function startInstance(...migrations: MigrationList[]): Promise<string[]> {
  const database = await openDatabase({ url, schema: 'orders', migrations, tracer: trace.getTracer('test') });
  const steps = await database.unitOfWork.read((tx) => tx.query<{ text: string }>('SELECT text FROM step ORDER BY id'));
  await database.close();
  return steps.map(({ text }) => text);
}

const base = list('base', ['001', 'CREATE TABLE step (id serial, text text)']);
const inbox = list('inbox', ['001', "INSERT INTO step (text) VALUES ('inbox 1')"]);
const orders = list(
  'orders',
  ['001', "INSERT INTO step (text) VALUES ('orders 1'); INSERT INTO step (text) VALUES ('orders 1, too')"],
  ['002', "INSERT INTO step (text) VALUES ('orders 2')"],
);

describe('migrations', () => {
  test('run in the order of the lists and of their steps, each once in the life of the schema', async () => {
    const expected = ['inbox 1', 'orders 1', 'orders 1, too', 'orders 2'];
    expect(await startInstance(base, inbox, orders)).toEqual(expected);
    expect(await startInstance(base, inbox, orders)).toEqual(expected);
  });

  test('run once when several instances start at once on a database that is empty', async () => {
    const instances = await Promise.all([1, 2, 3, 4].map(() => startInstance(base, orders)));
    for (const steps of instances) expect(steps).toEqual(['orders 1', 'orders 1, too', 'orders 2']);
  });

  test('add what is new, and leave alone what only a newer version knows', async () => {
    await startInstance(base);
    expect(await startInstance(base, inbox)).toEqual(['inbox 1']);
    expect(await startInstance(base)).toEqual(['inbox 1']);
  });

  test('are all undone when one fails', async () => {
    const broken = list('broken', ['001', 'SELECT nonsense']);
    await expect(startInstance(base, inbox, broken)).rejects.toThrow('nonsense');
    expect(await startInstance(base)).toEqual([]);
  });

  test('can be tried again when the connection breaks during one', async () => {
    const unavailable = { kind: 'retryable', code: 'database-unavailable' };
    const severed = list('severed', ['001', 'SELECT pg_terminate_backend(pg_backend_pid())']);
    await expect(startInstance(base, inbox, severed)).rejects.toMatchObject(unavailable);
    expect(await startInstance(base)).toEqual([]);
    expect(asDatabaseFailure(new QueryRunnerAlreadyReleasedError())).toMatchObject(unavailable); // it broke between two steps
  });

  test('refuse a step whose SQL is not what was applied', async () => {
    await startInstance(base, inbox);
    const rewritten = list('inbox', ['001', "INSERT INTO step (text) VALUES ('rewritten')"]);
    await expect(startInstance(base, rewritten)).rejects.toMatchObject({
      kind: 'permanent',
      code: 'migration-changed',
    });
  });
});
