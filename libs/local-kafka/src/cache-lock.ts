import { readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets one process at a time do `work`. The lock is a symbolic link that names the holder's process id, because that
 * is made in one step; the lock of a dead process is void. It spares the machine doing the same work twice at once,
 * and is not needed for the result to be right.
 */
export async function oneProcessAtATime<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(lock))) {
    if (await isVoid(lock)) await rm(lock, { force: true });
    else await sleep(200);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isVoid(lock: string): Promise<boolean> {
  try {
    process.kill(Number(await readlink(lock)), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH'; // ENOENT: it was released meanwhile
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
