import type { Server } from 'node:http';
import { Database } from '../database/database.js';
import { Peer } from '../http/peer.js';
import type { Route } from '../http/route.js';
import { serve } from '../http/serve.js';
import { Cache } from '../redis/cache.js';
import { OrderQueue } from '../redis/order-queue.js';
import { otelLog, type Log } from '../telemetry/log.js';
import { reportProcess } from '../telemetry/process-metrics.js';
import { startTelemetry, type Telemetry } from '../telemetry/telemetry.js';
import { ownSettings, type Settings } from './settings.js';

/** What a service is built from. */
export interface Surroundings {
  readonly version: string;
  readonly log: Log;
  peer(name: string): Peer;
  database(hostName: string): Database;
  cache(hostName: string): Cache;
  queue(hostName: string): OrderQueue;
  /** What the service is configured to, else `usual`. */
  flag(name: string, usual: string): string;
}

/** What has to be closed at the end. */
type Closable = Pick<Database | Cache | OrderQueue, 'close'>;

/** Runs one service until SIGTERM: then it finishes what it has begun, sends its telemetry and ends. */
export async function runService(build: (surroundings: Surroundings) => Promise<Route[]> | Route[]): Promise<void> {
  const settings = ownSettings();
  const telemetry = startTelemetry(settings);
  const log = otelLog(telemetry.logger);
  reportProcess(telemetry.meter);
  const connections: Closable[] = [];
  const routes = await build(surroundingsOf(settings, telemetry, log, connections));
  const server = serve(routes, telemetry, log);
  server.listen({ port: settings.port, host: settings.host, reusePort: true }, () => {
    log.info(`${settings.service} ${settings.version} started`);
    process.send?.('ready');
  });
  const end = () => void stop(server, connections, telemetry);
  process.once('SIGTERM', end).once('disconnect', end);
}

function surroundingsOf(settings: Settings, telemetry: Telemetry, log: Log, connections: Closable[]): Surroundings {
  const opened = <T extends Closable>(connection: T): T => {
    connections.push(connection);
    return connection;
  };
  return {
    version: settings.version,
    log,
    peer: (name) => new Peer(name, urlOf(settings.peers, name), telemetry),
    database: (hostName) =>
      opened(new Database(hostName, urlOf(settings.databases, hostName), settings.service, telemetry)),
    cache: (hostName) => opened(new Cache(hostName, urlOf(settings.redis, hostName), telemetry)),
    queue: (hostName) => opened(new OrderQueue(hostName, urlOf(settings.redis, hostName), telemetry)),
    flag: (name, usual) => settings.flags[name] ?? usual,
  };
}

function urlOf(urls: Readonly<Record<string, string>>, name: string): string {
  const url = urls[name];
  if (!url) throw new Error(`no URL is known for ${name}`);
  return url;
}

async function stop(server: Server, connections: readonly Closable[], telemetry: Telemetry): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await Promise.all(connections.map((connection) => connection.close()));
  await telemetry.stop();
  process.exit(0);
}
