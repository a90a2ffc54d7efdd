import type { Transaction } from '@compass/persistence';
import type { Silence } from '../domain/silence.js';

export const silenceColumns = `silence_id AS "silenceId", kind, environment, matchers, starts_at_ms::float8 AS "startsAtMs",
  ends_at_ms::float8 AS "endsAtMs", created_by AS "createdBy", comment, false AS configured`;

/** Those of an environment and of all. Whether one holds now is the rules' to say. */
export function readSilences(sql: Transaction, environment: string): Promise<Silence[]> {
  return sql.query<Silence>(
    `SELECT ${silenceColumns} FROM silences WHERE environment IN ($1, '') ORDER BY starts_at_ms, silence_id LIMIT 1000`,
    [environment],
  );
}
