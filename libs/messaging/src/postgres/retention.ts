import type { Cancel, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { EventsPool } from './events-pool.js';

const periodMs = 10 * 60 * 1000;
const records = 1_000;

/** Deletes what is older than its topic's retention, oldest first, a little at a time. Every log instance does it. */
export async function deleteExpired(pool: EventsPool): Promise<void> {
  for (let deleted = records; deleted > 0;) {
    const [row] = await pool.query<{ deleted: number }>(
      'delete-expired',
      `WITH oldest AS (
         SELECT r.id FROM events.topic t JOIN events.partition p ON p.topic = t.name
          CROSS JOIN LATERAL (SELECT id, appended_at FROM events.record
                               WHERE topic = p.topic AND partition = p.partition AND "offset" IS NOT NULL
                               ORDER BY "offset" LIMIT ${records}) r
          WHERE r.appended_at < now() - t.retention_ms * interval '1 ms'),
       gone AS (DELETE FROM events.record r USING oldest o WHERE r.id = o.id RETURNING 1)
       SELECT count(*)::int AS deleted FROM gone`,
      [],
    );
    deleted = row?.deleted ?? 0;
  }
}

export function keepDeletingExpired(pool: EventsPool, timers: Timers, logger: Logger): Cancel {
  return timers.every(periodMs, () => {
    deleteExpired(pool).catch((error: unknown) => logger.warn('expired events are not deleted yet', { error }));
  });
}
