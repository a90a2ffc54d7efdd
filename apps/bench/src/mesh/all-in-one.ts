import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { appProgram, startProgram } from './programs.js';

export interface AllInOne {
  /** From the start of the process, on an empty directory, until it serves. */
  readonly startMs: number;
  /** Proportional set size of Node and all of its children, MB, when it has served for a while. */
  readonly memoryMb: number;
}

const settleMs = 3_000;

/** Starts all-in-one once, with an embedded Postgres of its own. */
export async function measureAllInOne(directory: string): Promise<AllInOne> {
  const file = join(directory, 'all-in-one.json');
  const beganMs = performance.now();
  const program = await startProgram({
    program: appProgram('all-in-one'),
    args: ['--serve', '--endpoints', file],
    env: { COMPASS_DATABASE: `embedded:${join(directory, 'all-in-one')}` },
    log: join(directory, 'all-in-one.log'),
  });
  while (!existsSync(file)) await sleep(5);
  const startMs = performance.now() - beganMs;
  await sleep(settleMs);
  const memoryMb = proportionalMb(program.pid);
  await program.stop();
  return { startMs, memoryMb };
}

/** Pages that processes share are counted once, divided among them. */
function proportionalMb(root: number): number {
  const kilobytes = familyOf(root).map(
    (pid) => /^Pss: +(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1],
  );
  return kilobytes.reduce((sum, kb) => sum + Number(kb ?? 0), 0) / 1024;
}

/** A process and all that descend from it. */
export function familyOf(root: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = processes.map((pid) => {
    const stat = readIfThere(`/proc/${pid}/stat`);
    return [Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const;
  });
  const family = [root];
  for (const member of family) family.push(...parents.flatMap(([pid, parent]) => (parent === member ? [pid] : [])));
  return family;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
