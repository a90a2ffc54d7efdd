import { PermanentError } from '@compass/kernel';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canRunAs, runAs, type Account } from './account.js';

/** The kernel's limit for the path of a unix socket, without its closing zero. */
const socketPathLimit = 107;

export interface DataDirectory {
  /** Everything of this server, its socket included. */
  readonly home: string;
  /** PGDATA. */
  readonly data: string;
  readonly log: string;
}

/**
 * Makes `home` (absolute) ready for a server: owned by the account, initialised once. A crash halfway leaves nothing
 * that a later call takes for a database.
 * Errors: `embedded-database-path-too-long`, `embedded-database-unreachable`.
 */
export async function prepareDataDirectory(
  home: string,
  initdb: string,
  account: Account | undefined,
): Promise<DataDirectory> {
  if (Buffer.byteLength(join(home, '.s.PGSQL.5432')) > socketPathLimit)
    throw new PermanentError('embedded-database-path-too-long', `${home}: choose a shorter path for the database`);
  await mkdir(home, { recursive: true, mode: 0o700 });
  if (account) await chown(home, account.uid, account.gid);
  if (!(await canRunAs(account, 'sh', ['-c', 'cd "$0" && test -w .', home])))
    throw new PermanentError(
      'embedded-database-unreachable',
      `${home}: PostgreSQL must not run as root, and the account nobody cannot enter this directory; choose another, such as /var/tmp/compass`,
    );
  const directory = { home, data: join(home, 'data'), log: join(home, 'postgres.log') };
  if (!existsSync(directory.data)) await initialise(directory, initdb, account);
  await removeStaleLock(directory);
  return directory;
}

async function initialise({ home, data }: DataDirectory, initdb: string, account: Account | undefined): Promise<void> {
  const draft = join(home, `draft-${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-instructions'];
  await runAs(account, initdb, [`--pgdata=${draft}`, ...options, '--no-sync']);
  await rename(draft, data).catch(async (error: unknown) => {
    if (!existsSync(data)) throw error;
    await rm(draft, { recursive: true, force: true }); // another process was first
  });
}

/**
 * PostgreSQL takes any living process with the number in its lock file for the owner, also one that got the number
 * later (common in containers) or a zombie. The command line tells whether it really is the owner.
 */
async function removeStaleLock({ data }: DataDirectory): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  const pid = (await readFile(lock, 'utf8').catch(() => '')).split('\n')[0];
  if (!pid) return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!commandLine.includes(data)) await rm(lock, { force: true });
}
