#!/usr/bin/env node
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { stopOnSignal } from '@compass/runtime';
import { runMesh } from './run-mesh.js';
import { workspace } from './roster.js';

const command = new Command('mesh')
  .description('Runs every service and agent as its own process, on real Kafka and Postgres.')
  .option('--instances <n>', 'how many processes of each service and agent', parseCount, 1)
  .option('--without <names>', 'services and agents not to start, separated by commas', parseNames, [])
  .option('--settings <file>', 'further settings by process, as JSON: { "intake": { "COMPASS_DATABASE_POOL": "5" } }')
  .option(
    '--workspaces <file>',
    'processes that run from another workspace, as in an upgrade: { "intake-2": "/srv/compass-0.2" }',
  )
  .option('--no-restart', 'leave a process dead when it dies')
  .option(
    '--events <url>',
    'an existing Kafka: kafka://host:port,… (default: starts one)',
    process.env['COMPASS_EVENTS'],
  )
  .option('--database <url>', 'an existing Postgres (default: starts one)', process.env['COMPASS_DATABASE'])
  .option('--data <dir>', 'where the data of what is started lies (default: a fresh directory)')
  .option('--port <port>', "the gateway's HTTP port", parsePort)
  .option('--endpoints <file>', 'also write where everything is to this file, as JSON')
  .parse();

const options = command.opts<{
  restart: boolean;
  instances: number;
  without: string[];
  settings?: string;
  workspaces?: string;
  events?: string;
  database?: string;
  data?: string;
  port?: number;
  endpoints?: string;
}>();

const dataDir = options.data ?? freshDirectory();
const mesh = await runMesh({
  restart: options.restart,
  instances: options.instances,
  without: options.without,
  settings: readJson<NodeJS.ProcessEnv>(options.settings),
  workspaces: readJson<string>(options.workspaces),
  onChange: (endpoints) => {
    if (options.endpoints) replaceFile(options.endpoints, JSON.stringify(endpoints, null, 2));
  },
  dataDir,
  ...(options.events && { events: options.events }),
  ...(options.database && { database: options.database }),
  ...(options.port !== undefined && { httpPort: options.port }),
});
console.log(mesh.describe());

stopOnSignal(async () => {
  console.log('Stopping …');
  await mesh.stop();
  if (!options.data) rmSync(dataDir, { recursive: true, force: true });
});

/** Named after this process; the account that PostgreSQL runs under must be able to enter it. */
function freshDirectory(): string {
  const directory = join(workspace, `.data/mesh-${process.pid}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Whoever reads the file meanwhile sees the old text or the new one, never a part. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** What a file says of processes, by name. */
function readJson<T>(file?: string): Record<string, T> {
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : {};
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 9) throw new InvalidArgumentError('Wanted: 1 to 9');
  return count;
}

function parseNames(text: string): string[] {
  return text.split(',').filter(Boolean);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('A port is 1 to 65535');
  return port;
}
