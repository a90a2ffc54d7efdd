import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_TABLES_MS = 300;

/** Copies all tables of a database as a dump does, each round in one transaction with one snapshot, until aborted. */
export async function runBackup(url: string, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'backup' });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  while (!signal.aborted) {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    for (const { name } of rows) {
      await client.query(`COPY ${name} TO '/dev/null'`);
      await pause(BETWEEN_TABLES_MS);
    }
    await client.query('COMMIT');
  }
  await client.end();
}
