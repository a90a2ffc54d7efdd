import type { RetentionPolicy } from '@compass/persistence';

const dayMs = 24 * 60 * 60 * 1000;

export interface KeptDays {
  readonly COMPASS_KEEP_DAYS: number;
  readonly COMPASS_PRECEDENT_DAYS: number;
}

/** Observations, two days longer than the investigations that cite them; and what was concluded, as precedent. */
export const knowledgeRetention = (days: KeptDays): readonly RetentionPolicy[] => [
  {
    what: 'observations',
    keepMs: (days.COMPASS_KEEP_DAYS + 2) * dayMs,
    statement: `
      DELETE FROM observations WHERE hash IN (
        SELECT hash FROM observations WHERE stored_at < to_timestamp($1 / 1000.0)
         ORDER BY stored_at LIMIT 200 FOR UPDATE SKIP LOCKED)
      RETURNING 1`,
  },
  {
    what: 'precedents',
    keepMs: days.COMPASS_PRECEDENT_DAYS * dayMs,
    statement: `
      DELETE FROM conclusions WHERE investigation_id IN (
        SELECT investigation_id FROM conclusions WHERE concluded_at_ms < $1
         ORDER BY concluded_at_ms LIMIT 1000 FOR UPDATE SKIP LOCKED)
      RETURNING 1`,
  },
];
