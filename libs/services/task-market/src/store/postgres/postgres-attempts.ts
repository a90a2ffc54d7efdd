import type { Transaction } from '@compass/persistence';
import { bidderKey } from '../../domain/registry/bidder.js';
import type { Attempt } from '../../domain/task/market-task.js';
import type { AttemptKey, Attempts } from '../attempts.js';

interface AttemptRow {
  task_id: string;
  attempt: number;
  investigation_id: string;
  agent: string;
  agent_version: string;
  reserved_micros: number;
  deadline_at_ms: number;
  spent_micros: number | null;
}

const columns =
  'task_id, attempt, investigation_id, agent, agent_version, reserved_micros, deadline_at_ms, spent_micros';

export class PostgresAttempts implements Attempts {
  constructor(private readonly sql: Transaction) {}

  async find({ investigationId, taskId, attempt }: AttemptKey): Promise<Attempt | undefined> {
    const [row] = await this.sql.query<AttemptRow>(
      `SELECT ${columns} FROM attempt WHERE task_id = $1 AND attempt = $2 AND investigation_id = $3`,
      [taskId, attempt, investigationId],
    );
    return row && asAttempt(row);
  }

  async findOpen(investigationId: string): Promise<Attempt[]> {
    const rows = await this.sql.query<AttemptRow>(
      `SELECT ${columns} FROM attempt WHERE investigation_id = $1 AND spent_micros IS NULL ORDER BY task_id COLLATE "C"`,
      [investigationId],
    );
    return rows.map(asAttempt);
  }

  async countOpen(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.query<{ name: string; version: string; open: number }>(
      `SELECT agent AS name, agent_version AS version, count(*) AS open
       FROM attempt WHERE spent_micros IS NULL GROUP BY agent, agent_version`,
    );
    return new Map(rows.map((row) => [bidderKey(row), row.open]));
  }

  save(attempts: readonly Attempt[]): Promise<void> {
    if (attempts.length === 0) return Promise.resolve();
    this.sql.send(
      `INSERT INTO attempt (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::attempt, $1)
       ON CONFLICT (task_id, attempt) DO UPDATE SET spent_micros = excluded.spent_micros`,
      [JSON.stringify(attempts.map(asRow))],
    );
    return Promise.resolve();
  }
}

function asRow({ taskId, attempt, investigationId, agent, ...rest }: Attempt): AttemptRow {
  return {
    task_id: taskId,
    attempt,
    investigation_id: investigationId,
    agent,
    agent_version: rest.agentVersion,
    reserved_micros: rest.reservedMicros,
    deadline_at_ms: rest.deadlineAtMs,
    spent_micros: rest.spentMicros,
  };
}

function asAttempt(row: AttemptRow): Attempt {
  return {
    investigationId: row.investigation_id,
    taskId: row.task_id,
    attempt: row.attempt,
    agent: row.agent,
    agentVersion: row.agent_version,
    reservedMicros: row.reserved_micros,
    deadlineAtMs: row.deadline_at_ms,
    spentMicros: row.spent_micros,
  };
}
