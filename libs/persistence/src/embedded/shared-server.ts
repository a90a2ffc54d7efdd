import { resolve } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';

interface SharedServer {
  running: Promise<EmbeddedPostgres>;
  users: number;
}

/** By directory. A directory can have one server only, so its users within this process must share it. */
const servers = new Map<string, SharedServer>();

export interface ServerLease {
  readonly url: string;
  /** Call once; the last user stops the server. */
  release(): Promise<void>;
}

/**
 * Gives the server on `dir` to one more user in this process. The first user starts it; should it crash, it is started
 * again, at the same URL, for as long as it has users. Errors as in starting it.
 */
export async function leaseEmbeddedPostgres(dir: string): Promise<ServerLease> {
  const key = resolve(dir);
  const shared = servers.get(key) ?? { running: startEmbeddedPostgres({ dir: key }), users: 0 };
  if (shared.users === 0) {
    servers.set(key, shared);
    restartAfterCrash(key, shared);
  }
  shared.users += 1;
  const release = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    servers.delete(key);
    await (await shared.running).stop();
  };
  try {
    return { url: (await shared.running).url, release };
  } catch (error) {
    servers.delete(key);
    throw error;
  }
}

function restartAfterCrash(dir: string, shared: SharedServer): void {
  const watch = async () => {
    await (
      await shared.running
    ).process.exited;
    if (shared.users === 0) return;
    shared.running = startEmbeddedPostgres({ dir });
    restartAfterCrash(dir, shared);
  };
  watch().catch(() => undefined); // it cannot start: its users find the database unavailable
}
