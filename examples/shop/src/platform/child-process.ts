import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const STOP_WITHIN_MS = 20_000;
const RESTART_AFTER_MS = 1_000;

/** A process of the shop. */
export interface RunningProcess {
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

export interface Place {
  /** The CPUs that it may use, as `taskset` takes them. */
  readonly cpus?: string;
  /** What its heap may have; beyond, it dies. */
  readonly heapMb?: number;
  /** Starts it again when it dies. */
  readonly restart?: boolean;
}

/** Starts a built entry, for example `load/main.js`, as a process and waits until it reports that it is ready. */
export async function startProcess(
  entry: string,
  environment: Record<string, string>,
  place: Place = {},
): Promise<RunningProcess> {
  const child = fork(new URL(`../../dist/${entry}`, import.meta.url), {
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: place.heapMb ? [`--max-old-space-size=${place.heapMb}`] : [],
    stdio: ['ignore', 'ignore', place.restart ? 'ignore' : 'inherit', 'ipc'],
  });
  if (place.cpus) await run('taskset', ['-a', '-c', '-p', place.cpus, String(child.pid)]).catch(() => undefined);
  await readiness(child, entry);
  return place.restart
    ? new KeptProcess(child, () => startProcess(entry, environment, place))
    : { stop: () => stopProcess(child) };
}

/** A process that is there again a moment after it died. */
class KeptProcess implements RunningProcess {
  private stopping = false;
  private successor: Promise<RunningProcess | undefined> | undefined;

  constructor(
    private readonly child: ChildProcess,
    again: () => Promise<RunningProcess>,
  ) {
    child.once('exit', () => {
      if (this.stopping) return;
      this.successor = new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS)).then(() =>
        this.stopping ? undefined : again(),
      );
      this.successor.catch(() => undefined);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await stopProcess(this.child);
    await (await this.successor)?.stop();
  }
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
