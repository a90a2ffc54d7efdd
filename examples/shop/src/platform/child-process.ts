import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const STOP_WITHIN_MS = 20_000;

/** A process of the shop. */
export interface RunningProcess {
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a built entry, for example `load/main.js`, as a process and waits until it reports that it is ready. */
export async function startProcess(entry: string, environment: Record<string, string>): Promise<RunningProcess> {
  const child = fork(new URL(`../../dist/${entry}`, import.meta.url), {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await readiness(child, entry);
  return { stop: () => stopProcess(child) };
}

async function readiness(child: ChildProcess, entry: string): Promise<void> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${entry} ended with ${code} before it was ready`);
  });
  await Promise.race([once(child, 'message'), died]);
  died.catch(() => undefined);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
}
