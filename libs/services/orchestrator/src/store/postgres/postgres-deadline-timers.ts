import type { Transaction } from '@compass/persistence';
import { traceHeaders } from '@compass/telemetry';
import type { DeadlineTimer } from '../../domain/investigation/deadlines.js';
import type { Deadline } from '../../domain/investigation/events.js';
import type { DeadlineTimers } from '../orchestrator-store.js';

export class PostgresDeadlineTimers implements DeadlineTimers {
  constructor(private readonly sql: Transaction) {}

  set(investigationId: string, timers: readonly DeadlineTimer[]): Promise<void> {
    if (timers.length === 0) return Promise.resolve();
    this.sql.send(
      `INSERT INTO deadline_timer (investigation_id, deadline, due_at_ms, trace)
       SELECT $1, t.deadline, t.due_at_ms, $2::json FROM unnest($3::text[], $4::bigint[]) AS t (deadline, due_at_ms)
       ON CONFLICT (investigation_id, deadline) DO UPDATE SET due_at_ms = excluded.due_at_ms, trace = excluded.trace`,
      [
        investigationId,
        JSON.stringify(traceHeaders()),
        timers.map(({ deadline }) => deadline),
        timers.map(({ dueAtMs }) => dueAtMs),
      ],
    );
    return Promise.resolve();
  }

  clear(investigationId: string): Promise<void> {
    this.sql.send('DELETE FROM deadline_timer WHERE investigation_id = $1', [investigationId]);
    return Promise.resolve();
  }

  async take(investigationId: string, deadline: Deadline): Promise<boolean> {
    const taken = await this.sql.query(
      'DELETE FROM deadline_timer WHERE investigation_id = $1 AND deadline = $2 RETURNING 1',
      [investigationId, deadline],
    );
    return taken.length > 0;
  }

  async postpone(investigationId: string, deadline: Deadline, dueAtMs: number): Promise<void> {
    await this.sql.query('UPDATE deadline_timer SET due_at_ms = $3 WHERE investigation_id = $1 AND deadline = $2', [
      investigationId,
      deadline,
      dueAtMs,
    ]);
  }
}
