import type { Client } from 'pg';
import type { AccountRow, AttemptRow, EventRow, Facts, InvestigationRow } from './facts.js';

/** Everything that a service still has to do lies in one of these tables, in each schema that has it. */
const waitingTables: Readonly<Record<string, string>> = {
  outbox: 'true',
  inbox_parked: 'true',
  inbox: "state = 'started'",
  deadline_timer: 'true',
  timer: "kind <> 'lease-sweep'",
  delivery: "state <> 'delivered'",
};

type DatabaseFacts = Omit<Facts, 'acknowledged' | 'effects' | 'log' | 'unread'>;

/** Reads all tables as they were at one moment. `client` is in a transaction, or opens one here that it rolls back. */
export async function readDatabase(client: Client): Promise<DatabaseFacts> {
  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  return {
    incidents: await rows(`SELECT incident_id::text AS "incidentId", environment FROM intake.incidents`),
    occurrences: await rows(
      `SELECT alert->'labels'->>'chaos_alert' AS "alertId", incident_id::text AS "incidentId" FROM intake.occurrences`,
    ),
    investigations: await rows<InvestigationRow>(
      `SELECT investigation_id AS "investigationId", incident_id AS "incidentId", status, version, verdict FROM orchestrator.investigation`,
    ),
    events: await rows<EventRow>(
      `SELECT investigation_id AS "investigationId", version, type, data::text AS data, hash
         FROM orchestrator.investigation_event ORDER BY investigation_id, version`,
    ),
    accounts: await rows<AccountRow>(
      `SELECT investigation_id AS "investigationId", budget_micros::float8 AS budget, reserved_micros::float8 AS reserved,
              spent_micros::float8 AS spent, closed FROM task_market.account`,
    ),
    attempts: await rows<AttemptRow>(
      `SELECT investigation_id AS "investigationId", task_id AS "taskId", attempt, reserved_micros::float8 AS reserved,
              spent_micros::float8 AS spent FROM task_market.attempt`,
    ),
    tasks: await rows(`SELECT task_id AS "taskId", status FROM task_market.task`),
    waiting: await readWaiting(client),
    deadLetters: await readDeadLetters(client),
  };
}

async function schemasWith(client: Client, table: string): Promise<string[]> {
  const sql = `SELECT table_schema AS name FROM information_schema.tables WHERE table_name = $1 ORDER BY 1`;
  return ((await client.query(sql, [table])).rows as { name: string }[]).map(({ name }) => name);
}

async function readWaiting(client: Client): Promise<Record<string, number>> {
  const waiting: Record<string, number> = {};
  for (const [table, condition] of Object.entries(waitingTables))
    for (const schema of await schemasWith(client, table)) {
      const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${schema}.${table} WHERE ${condition}`);
      waiting[`${schema}.${table}`] = (rows as { count: number }[])[0]!.count;
    }
  return waiting;
}

async function readDeadLetters(client: Client): Promise<string[]> {
  const letters: string[] = [];
  for (const schema of await schemasWith(client, 'dead_letter')) {
    const { rows } = await client.query(`SELECT code, reason FROM ${schema}.dead_letter`);
    letters.push(
      ...(rows as { code: string; reason: string }[]).map(({ code, reason }) => `${schema}: ${code}: ${reason}`),
    );
  }
  return letters;
}
