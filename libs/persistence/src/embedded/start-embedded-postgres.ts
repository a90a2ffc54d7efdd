import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { PermanentError } from '@compass/kernel';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresAccount } from './account.js';
import { findPostgresBinaries } from './binaries.js';
import { prepareDataDirectory, type DataDirectory } from './data-directory.js';

export interface EmbeddedPostgresOptions {
  /** Holds the data; created if missing. Under root it and its content belong to `nobody`. */
  readonly dir: string;
  /** `false` for throw-away data: commits survive the death of any process, but not that of the machine. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of our own. It ends with this process, however this process ends. */
export interface EmbeddedPostgres {
  /** `postgres://` by a unix socket inside `dir`, so only who may enter the directory may connect; stable per `dir`. */
  readonly url: string;
  readonly process: BoundProcess;
  /** Ends open sessions, writes a checkpoint and waits for the end of the server. */
  stop(): Promise<void>;
}

/** How long another server on the directory may take to finish dying: its parent may just have been killed. */
const handOverMs = 3_000;

/**
 * Starts PostgreSQL on `dir`, recovering what a crash left. Takes about a second on a fresh directory.
 * Errors: `embedded-database-in-use` (another process runs it), `embedded-database-failed` (with the server's own
 * words), and those of finding the programs and preparing the directory.
 */
export async function startEmbeddedPostgres({
  dir,
  durable = true,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const { initdb, postgres } = await findPostgresBinaries(account);
  const directory = await prepareDataDirectory(resolve(dir), initdb, account);
  const url = `postgres://postgres@${encodeURIComponent(directory.home)}/postgres`;
  const args = [...serverArguments(directory), ...(durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'])];
  const giveUpAt = performance.now() + handOverMs;
  for (;;) {
    const log = openSync(directory.log, 'w', 0o600);
    const server = await startBoundProcess({
      command: postgres,
      args,
      output: log,
      stopSignal: 'SIGINT',
      graceMs: 8_000,
      account,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    }).finally(() => closeSync(log));
    if (await answers(url, server)) return { url, process: server, stop: () => server.stop() };
    const words = await readFile(directory.log, 'utf8');
    if (!isHeldByAnother(words)) throw new PermanentError('embedded-database-failed', words.trim());
    if (performance.now() > giveUpAt)
      throw new PermanentError('embedded-database-in-use', `${directory.home} is in use by another process`);
    await sleep(100);
  }
}

const serverArguments = ({ home, data }: DataDirectory): string[] =>
  ['-D', data].concat(
    [
      'listen_addresses=',
      `unix_socket_directories=${home}`,
      'unix_socket_permissions=0700',
      'max_connections=200',
      'log_min_messages=fatal',
    ].flatMap((setting) => ['-c', setting]),
  );

/** Our own lock file is refused, or sessions of a killed server still hold its shared memory. */
const isHeldByAnother = (log: string): boolean => /lock file .* already exists|pre-existing shared memory/.test(log);

/** Polls until the server takes sessions (true) or has ended (false); recovery may take its time. */
async function answers(url: string, server: BoundProcess): Promise<boolean> {
  while (server.running) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // the server ended under it: the loop notices
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (connected) return true;
    await sleep(20);
  }
  return false;
}
