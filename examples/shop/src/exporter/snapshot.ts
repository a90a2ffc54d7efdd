import type pg from 'pg';

/** One look at a database's statistics views. Counts of sessions are of this database's clients, without the exporter. */
export interface DatabaseSnapshot {
  readonly active: number;
  readonly idle: number;
  readonly idleInTransaction: number;
  readonly waitingForLock: number;
  readonly blockedSessions: number;
  readonly blockingSessions: number;
  readonly locksNotGranted: number;
  readonly longestTransactionS: number;
  readonly longestLockWaitS: number;
  readonly connectionsUsed: number;
  readonly connectionsMax: number;
  readonly commits: number;
  readonly rollbacks: number;
  readonly deadlocks: number;
  readonly blockReads: number;
  readonly blockHits: number;
  readonly tempFiles: number;
  readonly rowsReturned: number;
  readonly rowsWritten: number;
}

const QUERY = `
  WITH clients AS (
    SELECT *, pg_blocking_pids(pid) AS blockers FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
  ), locks AS (
    SELECT count(*) AS waiting, max(extract(epoch FROM clock_timestamp() - waitstart)) AS longest FROM pg_locks WHERE NOT granted
  )
  SELECT
    count(*) FILTER (WHERE state = 'active') AS "active",
    count(*) FILTER (WHERE state = 'idle') AS "idle",
    count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS "idleInTransaction",
    count(*) FILTER (WHERE wait_event_type = 'Lock') AS "waitingForLock",
    count(*) FILTER (WHERE cardinality(blockers) > 0) AS "blockedSessions",
    (SELECT count(DISTINCT blocker) FROM clients, unnest(blockers) AS blocker) AS "blockingSessions",
    (SELECT waiting FROM locks) AS "locksNotGranted",
    coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0) AS "longestTransactionS",
    coalesce((SELECT longest FROM locks), 0) AS "longestLockWaitS",
    count(*) AS "connectionsUsed",
    current_setting('max_connections') AS "connectionsMax",
    min(d.xact_commit) AS "commits", min(d.xact_rollback) AS "rollbacks", min(d.deadlocks) AS "deadlocks",
    min(d.blks_read) AS "blockReads", min(d.blks_hit) AS "blockHits", min(d.temp_files) AS "tempFiles",
    min(d.tup_returned) AS "rowsReturned", min(d.tup_inserted + d.tup_updated + d.tup_deleted) AS "rowsWritten"
  FROM pg_stat_database d LEFT JOIN clients ON true
  WHERE d.datname = current_database()`;

/** Looks once. */
export async function takeSnapshot(client: pg.Client): Promise<DatabaseSnapshot> {
  const { rows } = await client.query<Record<keyof DatabaseSnapshot, string | number>>(QUERY);
  const row = rows[0];
  if (!row) throw new Error('pg_stat_database has no row for this database');
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number(value)]),
  ) as unknown as DatabaseSnapshot;
}
