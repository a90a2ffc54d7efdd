import type { RetentionPolicy } from '@compass/persistence';

/**
 * Resolved incidents and their alerts. The last incident of each fingerprint stays, without its alerts: its ordinal keeps the next one from
 * getting an id that was there before. What is open stays, however old.
 */
export const incidentRetention = (keepMs: number): RetentionPolicy => ({
  what: 'resolved incidents',
  keepMs,
  statement: `
    WITH old AS (
      SELECT incident_id, environment, fingerprint, ordinal FROM incidents
       WHERE resolved_on < to_timestamp($1 / 1000.0) ORDER BY resolved_on LIMIT 100 FOR UPDATE SKIP LOCKED),
    alerts AS (DELETE FROM occurrences o USING old WHERE o.incident_id = old.incident_id),
    last AS (
      SELECT incident_id FROM old WHERE NOT EXISTS (
        SELECT FROM incidents next WHERE next.environment = old.environment AND next.fingerprint = old.fingerprint
           AND next.ordinal > old.ordinal)),
    kept AS (UPDATE incidents i SET resolved_on = NULL FROM last WHERE i.incident_id = last.incident_id),
    gone AS (
      DELETE FROM incidents i USING old
       WHERE i.environment = old.environment AND i.fingerprint = old.fingerprint
         AND i.incident_id NOT IN (SELECT incident_id FROM last)
         AND (i.incident_id = old.incident_id
              OR (i.ordinal < old.ordinal AND i.resolved_at_ms IS NOT NULL AND i.resolved_on IS NULL)))
    SELECT 1 FROM old`,
});
