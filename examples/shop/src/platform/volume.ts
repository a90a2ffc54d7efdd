import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Cleanup } from './cleanup.js';

const run = promisify(execFile);

/** Puts a volume of its own, of that many MiB, at `path`. Needs root. */
export async function mountVolume(path: string, sizeMb: number, cleanup: Cleanup): Promise<void> {
  await mkdir(path, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=0777`, 'shop-volume', path]);
  cleanup.defer(() => run('umount', [path]));
}
