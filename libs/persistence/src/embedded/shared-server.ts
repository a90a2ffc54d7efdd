import { resolve } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';

interface SharedServer {
  readonly started: Promise<EmbeddedPostgres>;
  users: number;
}

/** By directory. A directory can have one server only, so its users within this process must share it. */
const servers = new Map<string, SharedServer>();

export interface ServerLease {
  readonly url: string;
  /** Call once; the last user stops the server. */
  release(): Promise<void>;
}

/** Gives the server on `dir` to one more user in this process; the first one starts it. Errors as in starting it. */
export async function leaseEmbeddedPostgres(dir: string): Promise<ServerLease> {
  const key = resolve(dir);
  const shared = servers.get(key) ?? { started: startEmbeddedPostgres({ dir: key }), users: 0 };
  servers.set(key, shared);
  shared.users += 1;
  const release = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    servers.delete(key);
    await (await shared.started).stop();
  };
  try {
    return { url: (await shared.started).url, release };
  } catch (error) {
    servers.delete(key);
    throw error;
  }
}
