import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { PermanentError } from '@compass/kernel';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
    if (await serves(directory, server)) return { url, process: server, stop: () => server.stop() };
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

/**
 * Polls until this very server takes sessions (true) or has ended (false); recovery may take its time. The server says
 * so in its lock file; a connection would not do, since another server on the directory could answer it.
 */
async function serves({ data }: DataDirectory, server: BoundProcess): Promise<boolean> {
  while (server.running) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(server.pid) && lines[7]?.trim() === 'ready') return true;
    await sleep(10);
  }
  return false;
}
