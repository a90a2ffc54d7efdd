import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startBoundProcess, type BoundProcess } from '@compass/child-process';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

/** The built program of an app of this workspace. */
export const appProgram = (app: string): string => join(workspace, 'apps', app, 'dist/main.js');
/** A built program of this benchmark. @param path below its sources, without ending */
export const benchProgram = (path: string): string => join(workspace, 'apps/bench/dist', `${path}.js`);

export interface ProgramStart {
  readonly program: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A file; what the program says is added to it. */
  readonly log: string;
}

/** Starts a Node program that never outlives this process. */
export async function startProgram({ program, args = [], env, log }: ProgramStart): Promise<BoundProcess> {
  const output = openSync(log, 'a');
  const command = { command: process.execPath, args: [program, ...args], output, cwd: workspace };
  const ending = { stopSignal: 'SIGTERM', graceMs: 10_000 } as const;
  return startBoundProcess({ ...command, ...ending, env: { ...process.env, ...env } }).finally(() => closeSync(output));
}

const lastWords = 2_000;

/** Looks again and again until `isReady`. @throws Error with the program's last words when it has ended instead */
export async function untilReady(
  program: BoundProcess,
  log: string,
  isReady: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await isReady())) {
    if (!program.running) throw new Error(`ended before it was ready: ${readFileSync(log, 'utf8').slice(-lastWords)}`);
    await sleep(50);
  }
}
