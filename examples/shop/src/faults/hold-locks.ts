import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../random/seeded-random.js';

/** A session that takes the same lock again and again: for `holdMs` each time, with `pauseMs` between. */
export interface LockHolding {
  /** The statement that takes the lock. */
  readonly statement: string;
  readonly holdMs: readonly [low: number, high: number];
  readonly pauseMs: readonly [low: number, high: number];
}

/** Holds locks in a database until aborted; like a maintenance script, it knows nothing of the services. */
export async function holdLocks(
  url: string,
  holding: LockHolding,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'psql' });
  await client.connect();
  while (!signal.aborted) {
    await client.query('BEGIN');
    await client.query(holding.statement);
    await pause(random.between(...holding.holdMs), undefined, { signal }).catch(() => undefined);
    await client.query('COMMIT');
    await pause(random.between(...holding.pauseMs), undefined, { signal }).catch(() => undefined);
  }
  await client.end();
}
