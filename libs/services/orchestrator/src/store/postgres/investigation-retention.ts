import type { RetentionPolicy } from '@compass/persistence';

/** Concluded investigations with their logs; that they were there is remembered for as long again. */
export const investigationRetention = (keepMs: number): readonly RetentionPolicy[] => [
  {
    what: 'concluded investigations',
    keepMs,
    statement: `
      WITH old AS (
        SELECT investigation_id FROM investigation
         WHERE concluded_at_ms < $1 ORDER BY concluded_at_ms LIMIT 100 FOR UPDATE SKIP LOCKED),
      events AS (DELETE FROM investigation_event e USING old WHERE e.investigation_id = old.investigation_id),
      timers AS (DELETE FROM deadline_timer t USING old WHERE t.investigation_id = old.investigation_id),
      remembered AS (INSERT INTO pruned_investigation (investigation_id) SELECT investigation_id FROM old),
      gone AS (DELETE FROM investigation i USING old WHERE i.investigation_id = old.investigation_id)
      SELECT 1 FROM old`,
  },
  {
    what: 'memories of pruned investigations',
    keepMs,
    statement: `
      DELETE FROM pruned_investigation WHERE investigation_id IN (
        SELECT investigation_id FROM pruned_investigation
         WHERE pruned_at < to_timestamp($1 / 1000.0) ORDER BY pruned_at LIMIT 1000)
      RETURNING 1`,
  },
];
