import { join } from 'node:path';
import pg from 'pg';
import { freeAddresses } from '../mesh/ports.js';
import { appProgram, startProgram, untilReady } from '../mesh/programs.js';
import type { Curve } from './plot.js';

const sizes = [10, 100, 1_000, 10_000];
const eventsOfEach = 40;

/** What the orchestrator asks its database on the way of every investigation, and for its lists. */
const statements: Readonly<Record<string, string>> = {
  'log of one': `SELECT data FROM orchestrator.investigation_event WHERE investigation_id = 'i5' ORDER BY version`,
  'row of one': `SELECT 1 FROM orchestrator.investigation WHERE investigation_id = 'i5' FOR UPDATE`,
  'how many run': `SELECT count(*) FROM (SELECT FROM orchestrator.investigation WHERE status = 'running' LIMIT 120) r`,
  'first page': `SELECT investigation_id, verdict FROM orchestrator.investigation
                  ORDER BY opened_at_ms DESC, investigation_id DESC LIMIT 50`,
};

/** Pages of 8 KB that a statement touches, by the number of investigations stored: what does not depend on who else is on the machine. */
export async function costOfStored(database: string, directory: string): Promise<readonly Curve[]> {
  const stop = await createTables(database, directory);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const pages: Record<string, { at: number; cost: number }[]> = {};
    let stored = 0;
    for (const size of sizes) {
      await fill(client, stored, size);
      stored = size;
      for (const [name, statement] of Object.entries(statements))
        (pages[name] ??= []).push({ at: size, cost: await pagesOf(client, statement) });
    }
    return Object.entries(pages).map(([name, points]) => ({ name, points }));
  } finally {
    await client.end();
    await stop();
  }
}

/** By starting the orchestrator once. */
async function createTables(database: string, directory: string): Promise<() => Promise<void>> {
  const [http, grpc, knowledge] = await freeAddresses(3);
  const log = join(directory, 'orchestrator.log');
  const env = {
    COMPASS_EVENTS: 'postgres:',
    COMPASS_DATABASE: database,
    COMPASS_HTTP_LISTEN: http!,
    COMPASS_GRPC_LISTEN: grpc!,
    COMPASS_KNOWLEDGE: knowledge!,
    COMPASS_LOG_LEVEL: 'warn',
  };
  const program = await startProgram({ program: appProgram('orchestrator'), env, log });
  await untilReady(program, log, () =>
    fetch(`http://${http!}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return () => program.stop();
}

async function fill(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(
    `INSERT INTO orchestrator.investigation (investigation_id, version, incident_id, fingerprint, environment, service,
       alert, status, precedents_known, opened_at_ms, concluded_at_ms, verdict)
     SELECT 'i' || n, $3, 'c' || n, 'f' || n, 'prod', 'web', 'Slow', 'concluded', true, n, n,
            json_build_object('kind', 'cause', 'reason', repeat('x', 200))
       FROM generate_series($1::int, $2::int) AS n`,
    [from + 1, to, eventsOfEach],
  );
  await client.query(
    `INSERT INTO orchestrator.investigation_event (investigation_id, version, type, at_ms, data, hash)
     SELECT 'i' || n, v, 'ResultAccepted', n, json_build_object('type', 'ResultAccepted', 'text', repeat('x', 500)), repeat('0', 64)
       FROM generate_series($1::int, $2::int) AS n, generate_series(1, $3::int) AS v`,
    [from + 1, to, eventsOfEach],
  );
  await client.query('VACUUM ANALYZE orchestrator.investigation, orchestrator.investigation_event');
}

async function pagesOf(client: pg.Client, statement: string): Promise<number> {
  const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`;
  await client.query(explain);
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(explain);
  const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}
