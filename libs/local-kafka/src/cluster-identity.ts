import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What clients and the broker's own data remember of a broker: kept beside the data. */
export interface ClusterIdentity {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly clientPort: number;
  /** Of every member of the cluster, the first one's first; node ids count from 1. */
  readonly controllerPorts: readonly number[];
}

/** Reads the identity of the only broker with data in `dir`, or gives it one: then `clientPort` counts, a free port by default. */
export async function clusterIdentity(dir: string, clientPort?: number): Promise<ClusterIdentity> {
  const [identity] = await clusterIdentities([dir], clientPort);
  return identity!;
}

/** Reads the identities of the brokers of one cluster, or gives them some. */
export async function clusterIdentities(dirs: readonly string[], clientPort?: number): Promise<ClusterIdentity[]> {
  const known = await Promise.all(dirs.map((dir) => readFile(fileIn(dir), 'utf8').catch(() => undefined)));
  if (known[0] !== undefined) return known.map((text) => JSON.parse(text!) as ClusterIdentity);
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A'); // a leading dash would read as an option
  const controllerPorts = await freePorts(dirs.length);
  const clientPorts = clientPort === undefined ? await freePorts(dirs.length) : [clientPort];
  const identities = dirs.map((_, n) => ({ clusterId, nodeId: n + 1, clientPort: clientPorts[n]!, controllerPorts }));
  for (const [n, dir] of dirs.entries()) {
    await mkdir(dir, { recursive: true });
    await writeFile(fileIn(dir), JSON.stringify(identities[n]));
  }
  return identities;
}

const fileIn = (dir: string): string => join(dir, 'cluster.json');

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
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
