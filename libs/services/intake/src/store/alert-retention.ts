import type { RetentionPolicy } from '@compass/persistence';

/** What became of notifications. */
export const alertRetention = (keepMs: number): RetentionPolicy => ({
  what: 'alerts',
  keepMs,
  statement: `
    DELETE FROM alerts WHERE alert_id IN (
      SELECT alert_id FROM alerts WHERE received_at_ms < $1 ORDER BY received_at_ms LIMIT 1000 FOR UPDATE SKIP LOCKED)
    RETURNING 1`,
});

/** Silences that are over. */
export const silenceRetention = (keepMs: number): RetentionPolicy => ({
  what: 'silences',
  keepMs,
  statement: `
    DELETE FROM silences WHERE silence_id IN (
      SELECT silence_id FROM silences WHERE ends_at_ms < $1 ORDER BY ends_at_ms LIMIT 100 FOR UPDATE SKIP LOCKED)
    RETURNING 1`,
});
