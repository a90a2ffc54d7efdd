import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDatabaseUrl, startEmbeddedPostgres } from '@compass/persistence';

/** A database to run on. */
export interface RunningDatabase {
  /** postgres://… */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The database that `url` names, or, without one, an embedded PostgreSQL on a fresh directory under `scratch`, which is removed at the end.
 * @throws PermanentError when the URL is neither postgres:// nor embedded:
 */
export async function openRunningDatabase(url: string | undefined, scratch: string): Promise<RunningDatabase> {
  if (url === undefined) return freshDatabase(scratch);
  const location = parseDatabaseUrl(url);
  if (location.kind === 'server') return { url, stop: () => Promise.resolve() };
  return startEmbeddedPostgres({ dir: location.dir });
}

async function freshDatabase(scratch: string): Promise<RunningDatabase> {
  mkdirSync(scratch, { recursive: true });
  const dir = mkdtempSync(join(scratch, 'all-in-one-'));
  const postgres = await startEmbeddedPostgres({ dir, durable: false });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
