import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What clients and the broker's own data remember of a broker: kept beside the data. */
export interface ClusterIdentity {
  readonly clusterId: string;
  readonly clientPort: number;
  readonly controllerPort: number;
}

/** Reads the identity of the data in `dir`, or gives it one: then `clientPort` counts, a free port by default. */
export async function clusterIdentity(dir: string, clientPort?: number): Promise<ClusterIdentity> {
  const file = join(dir, 'cluster.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as ClusterIdentity;
  const identity = {
    clusterId: randomBytes(16).toString('base64url').replace(/^-/, 'A'), // a leading dash would read as an option
    clientPort: clientPort ?? (await freePort()),
    controllerPort: await freePort(),
  };
  await mkdir(dir, { recursive: true });
  await writeFile(file, JSON.stringify(identity));
  return identity;
}

/** Below Linux's ephemeral range: there, a client that keeps dialling a dead broker could be given the broker's port. */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return freePort();
  }
  await once(server.close(), 'close');
  return port;
}
