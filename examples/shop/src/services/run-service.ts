import type { Server } from 'node:http';
import { Database } from '../database/database.js';
import { Peer } from '../http/peer.js';
import type { Route } from '../http/route.js';
import { serve } from '../http/serve.js';
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
}

/** Runs one service until SIGTERM: then it finishes what it has begun, sends its telemetry and ends. */
export async function runService(build: (surroundings: Surroundings) => Promise<Route[]> | Route[]): Promise<void> {
  const settings = ownSettings();
  const telemetry = startTelemetry(settings);
  const log = otelLog(telemetry.logger);
  reportProcess(telemetry.meter);
  const databases: Database[] = [];
  const routes = await build(surroundingsOf(settings, telemetry, log, databases));
  const server = serve(routes, telemetry, log);
  server.listen({ port: settings.port, host: '127.0.0.1', reusePort: true }, () => {
    log.info(`${settings.service} ${settings.version} started`);
    process.send?.('ready');
  });
  const end = () => void stop(server, databases, telemetry);
  process.once('SIGTERM', end).once('disconnect', end);
}

function surroundingsOf(settings: Settings, telemetry: Telemetry, log: Log, databases: Database[]): Surroundings {
  return {
    version: settings.version,
    log,
    peer: (name) => new Peer(name, urlOf(settings.peers, name), telemetry),
    database: (hostName) => {
      const database = new Database(hostName, urlOf(settings.databases, hostName), settings.service, telemetry);
      databases.push(database);
      return database;
    },
  };
}

function urlOf(urls: Readonly<Record<string, string>>, name: string): string {
  const url = urls[name];
  if (!url) throw new Error(`no URL is known for ${name}`);
  return url;
}

async function stop(server: Server, databases: Database[], telemetry: Telemetry): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await Promise.all(databases.map((database) => database.close()));
  await telemetry.stop();
  process.exit(0);
}
