import pg from 'pg';
import { ownSettings } from '../services/settings.js';
import { alignedTicks } from '../telemetry/aligned-ticks.js';
import { startTelemetry } from '../telemetry/telemetry.js';
import { reportDatabase } from './report-database.js';
import { takeSnapshot } from './snapshot.js';

const LOOK_EVERY_MS = 1000;

const { databases, version, otlpUrl } = ownSettings();
const watched = await Promise.all(Object.entries(databases).map(([hostName, url]) => watchDatabase(hostName, url)));
process.send?.('ready');
const end = () => void Promise.all(watched.map((watch) => watch.stop())).then(() => process.exit(0));
process.once('SIGTERM', end).once('disconnect', end);

/** Reports one database under its host name, as the service that it is to its callers. */
async function watchDatabase(hostName: string, url: string) {
  const telemetry = startTelemetry({ service: hostName, version, otlpUrl });
  const client = new pg.Client({ connectionString: url, application_name: 'database-exporter' });
  await client.connect();
  const report = reportDatabase(telemetry.meter);
  let looking = Promise.resolve();
  const ticks = alignedTicks(LOOK_EVERY_MS, () => {
    looking = looking.then(async () => report(await takeSnapshot(client))).catch(() => undefined);
  });
  return {
    stop: async () => {
      ticks.stop();
      await looking;
      await client.end();
      await telemetry.stop();
    },
  };
}
