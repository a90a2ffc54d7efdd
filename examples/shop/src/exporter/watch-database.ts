import type { Meter } from '@opentelemetry/api';
import { statfs } from 'node:fs/promises';
import pg from 'pg';
import { alignedTicks } from '../telemetry/aligned-ticks.js';
import { startTelemetry } from '../telemetry/telemetry.js';
import { reportDatabase } from './report-database.js';
import { LogShipper } from './ship-log.js';
import { takeSnapshot } from './snapshot.js';

const LOOK_EVERY_MS = 1000;

/**
 * Reports one database under its host name, as the service that it is to its callers: statistics and server log. While the database
 * is away nothing is reported but its log; then it is looked at again.
 */
export async function watchDatabase(
  hostName: string,
  url: string,
  otlpUrl: string,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined = await connectTo(url);
  const telemetry = startTelemetry({ service: hostName, version: await versionOf(client), otlpUrl });
  const report = reportDatabase(telemetry.meter);
  reportVolume(telemetry.meter, await dataDirectoryOf(client));
  const shipper = await LogShipper.open(await logFileOf(client), telemetry.logger);
  const look = async () => {
    await shipper.ship();
    client ??= await connectTo(url);
    report(await takeSnapshot(client));
  };
  const lookAgain = () => {
    const lost = client;
    client = undefined;
    return lost?.end().catch(() => undefined);
  };
  let looking: Promise<void> = Promise.resolve();
  const ticks = alignedTicks(LOOK_EVERY_MS, () => {
    looking = looking.then(look).catch(lookAgain);
  });
  return {
    stop: async () => {
      ticks.stop();
      await looking;
      await Promise.all([client?.end(), shipper.close()]);
      await telemetry.stop();
    },
  };
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'database-exporter' });
  client.on('error', () => undefined); // the next look tells
  await client.connect();
  return client;
}

async function dataDirectoryOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  return rows[0]?.data_directory ?? '/';
}

/** The share of the volume that the database's files lie on which is used, and what is left of it. */
function reportVolume(meter: Meter, path: string): void {
  const utilization = meter.createObservableGauge('system.filesystem.utilization');
  const free = meter.createObservableGauge('system.filesystem.free', { unit: 'By' });
  meter.addBatchObservableCallback(
    async (result) => {
      const { blocks, bavail, bsize } = await statfs(path);
      result.observe(utilization, 1 - bavail / Math.max(1, blocks));
      result.observe(free, bavail * bsize);
    },
    [utilization, free],
  );
}

async function versionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? 'unknown';
}

async function logFileOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ path: string }>("SELECT pg_current_logfile('jsonlog') AS path");
  if (!rows[0]?.path) throw new Error('the database server does not write a JSON log');
  return rows[0].path;
}
