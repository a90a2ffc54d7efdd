#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asCompassError } from '@compass/kernel';
import { openRunningDatabase } from './database.js';
import { listIncidents, openIncident } from './incidents.js';
import { parseOptions } from './options.js';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const recordings = process.env['COMPASS_RECORDINGS'] ?? join(workspace, 'recordings');
const options = parseOptions(process.argv);

try {
  if (options.list) console.log(listIncidents(recordings).join('\n'));
  else await run();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exit(1);
}

async function run(): Promise<void> {
  const incident = options.serve ? undefined : openIncident(recordings, options.incident);
  // The services take as long to load as the database to be made.
  const [database, { startMesh, stopOnSignal }, { showReplay }] = await Promise.all([
    openRunningDatabase(process.env['COMPASS_DATABASE'], join(workspace, '.data')),
    import('./mesh.js'),
    import('./show-replay.js'),
  ]);
  const mesh = await startMesh({
    database: database.url,
    recordings,
    httpListen: process.env['COMPASS_HTTP_LISTEN'] ?? '127.0.0.1:0',
  });
  const stop = async () => {
    await mesh.stop();
    await database.stop();
  };
  stopOnSignal(stop);
  const { gateway, environment } = mesh;
  if (options.endpoints) writeFileSync(options.endpoints, JSON.stringify({ gateway, environment }, null, 2));
  const exitCode = incident ? await showReplay(mesh, incident) : 0;
  if (options.once) {
    await stop();
    process.exit(exitCode);
  }
  console.log(`\nREST API   ${gateway}   (OpenAPI: ${gateway}/openapi.json)`);
  console.log(`Elsewhere  export COMPASS_GATEWAY=${gateway}, then npx compass --help\nCtrl-C stops.`);
}
