import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, startEmbeddedPostgres, type EmbeddedPostgres, type MigrationList } from '../index.js';

const tracer = trace.getTracer('test');
const counters: MigrationList = {
  owner: 'counters',
  migrations: [{ name: '001-counter', sql: 'CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL)' }],
};

let dir: string;
let server: EmbeddedPostgres;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'compass-persistence-'));
  server = await startEmbeddedPostgres({ dir, durable: false });
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const open = (schema: string, migrations: readonly MigrationList[] = [counters]) =>
  openDatabase({ url: server.url, schema, migrations, tracer });

describe('a transaction', () => {
  test('is kept when the work resolves, and gone when it throws', async () => {
    const { unitOfWork, close } = await open('rollback');
    await unitOfWork.run((tx) => tx.query("INSERT INTO counter VALUES ('kept', 1)"));
    const failure = new Error('no');
    const failed = unitOfWork.run(async (tx) => {
      await tx.query("INSERT INTO counter VALUES ('gone', 1)");
      throw failure;
    });
    await expect(failed).rejects.toBe(failure);
    expect(await unitOfWork.read((tx) => tx.query('SELECT name, value FROM counter'))).toEqual([
      { name: 'kept', value: 1 },
    ]);
    await close();
  });
});
