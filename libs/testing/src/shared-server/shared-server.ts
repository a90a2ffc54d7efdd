import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerKind {
  /** Part of a directory's name. */
  readonly name: string;
  /** Starts a server that ends with this process, on a directory that does not exist yet; gives its address. */
  start(dir: string): Promise<string>;
  answers(address: string): Promise<boolean>;
}

const addresses = new Map<string, Promise<string>>();

/**
 * The address of the one server of this kind that all test files of this process share. Jest loads modules anew for
 * each file, so the next file finds the server through the file system, by the process's id.
 */
export function sharedServer(kind: ServerKind): Promise<string> {
  const address = addresses.get(kind.name) ?? findOrStart(kind);
  addresses.set(kind.name, address);
  return address;
}

async function findOrStart(kind: ServerKind): Promise<string> {
  const dir = join(tmpdir(), `${prefix(kind)}${process.pid}`);
  const file = join(dir, 'address');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known && (await kind.answers(known))) return known;
  await removeLeftovers(kind);
  await mkdir(dir);
  const address = await kind.start(join(dir, 'server'));
  await writeFile(file, address);
  return address;
}

const prefix = ({ name }: ServerKind): string => `compass-test-${name}-`;

/** What ended processes left behind, also one that had the id of this one. */
async function removeLeftovers(kind: ServerKind): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const pid = Number(entry.slice(prefix(kind).length));
    if (!entry.startsWith(prefix(kind)) || !(pid > 0)) continue;
    if (pid === process.pid || !isRunning(pid)) await rm(join(tmpdir(), entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
