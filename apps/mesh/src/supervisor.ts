import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { systemTimers, type Cancel } from '@compass/kernel';
import { entryOf, workspace, type Member } from './roster.js';

export interface SupervisorOptions {
  readonly restart: boolean;
  readonly environmentOf: (member: Member) => NodeJS.ProcessEnv;
  /** Tells what happened to a process, for people. */
  readonly report: (line: string) => void;
}

const restartDelayMs = 200;
const longestRestartDelayMs = 5_000;
const steadyAfterMs = 10_000;
const stopGraceMs = 12_000;

/** Keeps the members running: what dies is started again, later each time while it keeps dying at once. */
export class Supervisor {
  private readonly children = new Map<string, ChildProcess>();
  private readonly pending = new Set<Cancel>();
  private stopping = false;

  constructor(private readonly options: SupervisorOptions) {}

  /** Process ids by member name, of those that run right now. */
  get pids(): Record<string, number> {
    return Object.fromEntries([...this.children].map(([name, child]) => [name, child.pid ?? 0]));
  }

  start(member: Member, delayMs = restartDelayMs): void {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--enable-source-maps', entryOf(member)], {
      cwd: workspace,
      env: this.options.environmentOf(member),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.children.set(member.name, child);
    child.once('exit', (code, signal) => {
      this.children.delete(member.name);
      if (this.stopping) return;
      this.options.report(`${member.name} ended (${signal ?? `exit code ${code}`})`);
      if (this.options.restart) {
        const steady = performance.now() - startedAt > steadyAfterMs;
        this.restartLater(member, steady ? restartDelayMs : delayMs);
      }
    });
  }

  private restartLater(member: Member, delayMs: number): void {
    const cancel = systemTimers.after(delayMs, () => {
      this.pending.delete(cancel);
      this.start(member, Math.min(longestRestartDelayMs, delayMs * 2));
      this.options.report(`${member.name} started again`);
    });
    this.pending.add(cancel);
  }

  /** Asks all to stop and waits; who does not within 12 s is killed. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const cancel of this.pending) cancel();
    await Promise.all([...this.children.values()].map(stopChild));
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  const cancel = systemTimers.after(stopGraceMs, () => child.kill('SIGKILL'));
  child.kill('SIGTERM');
  await once(child, 'exit');
  cancel();
}
