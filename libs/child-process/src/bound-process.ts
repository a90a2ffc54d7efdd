import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';

export interface BoundProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Where standard output and error go: a file descriptor, or this process's own streams. */
  readonly output: number | 'inherit' | 'ignore';
  /** What asks the program to end; SIGKILL follows after `graceMs`. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  readonly graceMs: number;
  /** Run as another account (only root may). */
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A running program that never outlives this process. It does not keep this process alive either. */
export interface BoundProcess {
  readonly pid: number;
  readonly running: boolean;
  /** Settles when the program has ended and was reaped: its exit code, or 128 + the signal's number. */
  readonly exited: Promise<number>;
  /** Asks with `stopSignal`, insists after `graceMs`; resolves when the program has ended. */
  stop(): Promise<void>;
  /** SIGKILL, as in a crash; resolves when the program has ended. */
  kill(): Promise<void>;
}

/**
 * The shell that stands between. It is the program's parent, so that it can reap it, and reads from a pipe that only
 * this process holds open: however this process ends (kill -9 too), the pipe closes and the program is asked to end.
 */
const guard = `
"$@" 3<&- &
program=$!
echo "$program" >&3
{ read -r _ <&3; kill -s "$GUARD_SIGNAL" "$program"; sleep "$GUARD_GRACE" 3<&-; kill -s KILL "$program"; } >/dev/null 2>&1 &
watch=$!
wait "$program"
status=$?
kill "$watch"
exit "$status"`;

/**
 * Starts a program in a process group of its own (a terminal's Ctrl-C does not reach it) and binds its life to this
 * process. A missing command is not an error here: the program then exits at once with 127.
 */
export async function startBoundProcess(options: BoundProcessOptions): Promise<BoundProcess> {
  const shell = spawn('sh', ['-c', guard, 'guard', options.command, ...options.args], {
    stdio: ['ignore', options.output, options.output, 'pipe'],
    detached: true,
    cwd: options.cwd,
    env: {
      ...(options.env ?? process.env),
      GUARD_SIGNAL: options.stopSignal.slice('SIG'.length),
      GUARD_GRACE: String(options.graceMs / 1000),
    },
    ...options.account,
  });
  const exited = exitCodeOf(shell);
  const lifeline = shell.stdio[3] as Duplex & { unref(): void };
  lifeline.on('error', () => undefined); // the shell has ended: `exited` tells
  const [pid] = (await Promise.race([once(lifeline, 'data'), exited])) as [Buffer];
  lifeline.unref();
  shell.unref();
  return guardedProgram(Number(pid), shell, lifeline, exited);
}

function exitCodeOf(shell: ChildProcess): Promise<number> {
  const exited = once(shell, 'exit').then(([code]: (number | null)[]) => code ?? 137);
  exited.catch(() => undefined); // a failed spawn also rejects whoever awaits it
  return exited;
}

function guardedProgram(pid: number, shell: ChildProcess, lifeline: Duplex, exited: Promise<number>): BoundProcess {
  const isRunning = () => shell.exitCode === null && shell.signalCode === null;
  const ending = async (end: () => void): Promise<void> => {
    shell.ref();
    if (isRunning()) end();
    await exited;
  };
  return {
    pid,
    exited,
    get running() {
      return isRunning();
    },
    stop: () => ending(() => lifeline.end()),
    kill: () => ending(() => killIfThere(pid)),
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended, but the shell has not said so yet
  }
}
