import type { RetentionPolicy } from '@compass/persistence';

/** Closed accounts in which nothing is reserved any more, with their tasks and attempts. */
export const accountRetention = (keepMs: number): RetentionPolicy => ({
  what: 'closed accounts',
  keepMs,
  statement: `
    WITH old AS (
      SELECT investigation_id FROM account
       WHERE closed_at < to_timestamp($1 / 1000.0) AND reserved_micros = 0
       ORDER BY closed_at LIMIT 100 FOR UPDATE SKIP LOCKED),
    attempts AS (DELETE FROM attempt a USING old WHERE a.investigation_id = old.investigation_id),
    tasks AS (DELETE FROM task t USING old WHERE t.investigation_id = old.investigation_id),
    gone AS (DELETE FROM account a USING old WHERE a.investigation_id = old.investigation_id)
    SELECT 1 FROM old`,
});
