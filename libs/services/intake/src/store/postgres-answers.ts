import type { Transaction } from '@compass/persistence';
import type { Answers, Call } from './answers.js';

/** What investigations told, in the tables of {@link intakeMigrations}. */
export class PostgresAnswers implements Answers {
  constructor(private readonly sql: Transaction) {}

  recordVerdict(investigationId: string, { kind, summary }: { kind: string; summary: string }): Promise<void> {
    this.sql.send('UPDATE incidents SET verdict_kind = $2, verdict_summary = $3 WHERE investigation_id = $1', [
      ...[investigationId, kind, summary],
    ]);
    return Promise.resolve();
  }

  recordCalls(investigationId: string, calls: readonly Call[], seenAtMs: number): Promise<void> {
    this.sql.send(
      `INSERT INTO call_edges (environment, caller, callee, seen_at_ms)
       SELECT DISTINCT i.environment, call.caller, call.callee, $4::bigint
       FROM incidents i, unnest($2::text[], $3::text[]) AS call (caller, callee) WHERE i.investigation_id = $1
       ORDER BY call.caller, call.callee
       ON CONFLICT (environment, caller, callee) DO UPDATE SET seen_at_ms = greatest(call_edges.seen_at_ms, excluded.seen_at_ms)`,
      [investigationId, calls.map(({ caller }) => caller), calls.map(({ callee }) => callee), seenAtMs],
    );
    return Promise.resolve();
  }
}
