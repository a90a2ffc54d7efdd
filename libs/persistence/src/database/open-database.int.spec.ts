import { createTestDatabase } from '@compass/testing';
import { describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { openDatabase, type Database, type MigrationList } from '../index.js';

const notes: MigrationList = {
  owner: 'notes',
  migrations: [{ name: '001-note', sql: 'CREATE TABLE note (text text)' }],
};

async function open(url: string, schema: string): Promise<Database> {
  return openDatabase({ url, schema, migrations: [notes], tracer: trace.getTracer('test') });
}

const read = (database: Database) => database.unitOfWork.read((tx) => tx.query('SELECT text FROM note'));

describe('an open database', () => {
  test('keeps each service in a schema of its own, without prefixes in SQL', async () => {
    const { url } = await createTestDatabase();
    const [intake, market] = await Promise.all([open(url, 'intake'), open(url, 'market')]);
    await intake.unitOfWork.run((tx) => tx.query("INSERT INTO note VALUES ('of intake')"));
    expect(await read(intake)).toEqual([{ text: 'of intake' }]);
    expect(await read(market)).toEqual([]);
    await Promise.all([intake.close(), market.close()]);
  });

  test('lets transactions in flight end before it closes, and refuses new ones', async () => {
    const { url } = await createTestDatabase();
    const closing = await open(url, 'draining');
    const inFlight = closing.unitOfWork.run(async (tx) => {
      await tx.query('SELECT pg_sleep(0.1)');
      await tx.query("INSERT INTO note VALUES ('in flight')");
    });
    const closed = closing.close();
    await expect(read(closing)).rejects.toMatchObject({ kind: 'retryable', code: 'database-closed' });
    await Promise.all([inFlight, closed]);

    const reopened = await open(url, 'draining');
    expect(await read(reopened)).toEqual([{ text: 'in flight' }]);
    await reopened.close();
  });

  test('refuses a schema name that SQL would have to quote', async () => {
    const opened = open('postgres://127.0.0.1/any', 'Task-Market');
    await expect(opened).rejects.toMatchObject({ kind: 'permanent', code: 'database-schema-invalid' });
  });

  test('is refused for good by a server that has no such database', async () => {
    const { url } = await createTestDatabase();
    await expect(open(`${url}_other`, 'away')).rejects.toMatchObject({ kind: 'permanent', code: 'database-refused' });
  });

  test.each(['postgres://postgres@%2Fnowhere/postgres', 'postgres://postgres@127.0.0.1:1/postgres'])(
    'is retryable when no server answers at %s',
    async (url) => {
      await expect(open(url, 'away')).rejects.toMatchObject({ kind: 'retryable', code: 'database-unavailable' });
    },
  );
});
