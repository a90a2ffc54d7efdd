import { startEmbeddedPostgres } from '@compass/persistence';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedServer, type ServerKind } from '../shared-server/shared-server.js';

/** A real PostgreSQL that survives the death of a process but not of the machine, which makes it quick. */
const postgres: ServerKind = {
  name: 'postgres',
  start: async (dir) => (await startEmbeddedPostgres({ dir, durable: false })).url,
  answers: (url) =>
    execute(url, 'SELECT 1').then(
      () => true,
      () => false,
    ),
};

export interface TestDatabase {
  /** For `openDatabase` or COMPASS_DATABASE of another process. */
  readonly url: string;
  /** Ends its sessions and removes it. Optional: the server goes with the test process anyway. */
  drop(): Promise<void>;
}

/** A fresh, empty database (about 50 ms) on the one server of this process, which the first call starts (about 1 s). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await sharedServer(postgres);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = server.replace(/\/postgres$/, `/${name}`);
  return { url, drop: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
