import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Member } from './roster.js';

/** Where one process listens; fixed for the life of the mesh, so that a restarted process is found again. */
export interface Addresses {
  readonly grpc: string;
  readonly http: string;
}

/** Picks free ports on loopback, one pair for each member, all distinct. */
export async function pickAddresses(members: readonly Member[], httpPort?: number): Promise<Map<string, Addresses>> {
  const ports = await freePorts(members.length * 2);
  return new Map(
    members.map(({ name }, i) => {
      const http = name === 'gateway' && httpPort !== undefined ? httpPort : ports[2 * i + 1];
      return [name, { grpc: `127.0.0.1:${ports[2 * i]}`, http: `127.0.0.1:${http}` }];
    }),
  );
}

/** Holds all of them open at once, so that none is picked twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
