import type { Transaction } from '@compass/persistence';
import { traceHeaders } from '@compass/telemetry';
import type { DueTimer, MarketTimer, MarketTimers } from '../market-timers.js';

interface TimerRow {
  subject: string;
  kind: DueTimer['kind'];
  investigation_id: string | null;
  due_at_ms: number;
  trace: Record<string, string>;
}

const columns = 'subject, kind, investigation_id, due_at_ms, trace';

export class PostgresTimers implements MarketTimers {
  constructor(private readonly sql: Transaction) {}

  set(timers: readonly MarketTimer[]): Promise<void> {
    this.sql.send(
      `INSERT INTO timer (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::timer, $1)
       ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind, investigation_id = excluded.investigation_id,
         due_at_ms = excluded.due_at_ms, trace = excluded.trace`,
      [JSON.stringify(timers.map(asRow))],
    );
    return Promise.resolve();
  }

  clear(subjects: readonly string[]): Promise<void> {
    this.sql.send('DELETE FROM timer WHERE subject = ANY ($1)', [subjects]);
    return Promise.resolve();
  }

  async claimDue(nowMs: number, againAtMs: number, limit: number): Promise<DueTimer[]> {
    const rows = await this.sql.query<TimerRow>(
      `WITH due AS (
         SELECT subject AS claimed, due_at_ms AS was_due_at_ms FROM timer WHERE due_at_ms <= $1
         ORDER BY due_at_ms, subject LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE timer SET due_at_ms = $2 FROM due WHERE subject = claimed
       RETURNING subject, kind, investigation_id, was_due_at_ms AS due_at_ms, trace`,
      [nowMs, againAtMs, limit],
    );
    return rows.map(asTimer).sort((one, other) => one.dueAtMs - other.dueAtMs);
  }

  async nextDueAtMs(): Promise<number | undefined> {
    const [row] = await this.sql.query<{ due: number | null }>('SELECT min(due_at_ms) AS due FROM timer');
    return row?.due ?? undefined;
  }
}

function asRow({ subject, kind, investigationId, dueAtMs }: MarketTimer): TimerRow {
  const trace = investigationId === null ? {} : traceHeaders();
  return { subject, kind, investigation_id: investigationId, due_at_ms: dueAtMs, trace };
}

function asTimer({ subject, kind, investigation_id, due_at_ms, trace }: TimerRow): DueTimer {
  return { subject, kind, investigationId: investigation_id, dueAtMs: due_at_ms, trace };
}
