import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { systemTimers, type Cancel } from '@compass/kernel';
import { entryOf, workspace, type Member } from './roster.js';

export interface SupervisorOptions {
  readonly restart: boolean;
  readonly environmentOf: (member: Member) => NodeJS.ProcessEnv;
  /** Of processes that run from another workspace, by name. */
  readonly workspaces: Readonly<Record<string, string>>;
  /** Tells what happened to a process, for people. */
  readonly report: (line: string) => void;
  /** Called after a process was started or has ended. */
  readonly onChange: () => void;
}

const restartDelayMs = 200;
const longestRestartDelayMs = 5_000;
const steadyAfterMs = 10_000;
const stopGraceMs = 12_000;

/** Keeps the members running: what dies is started again, later each time while it keeps dying at once. */
export class Supervisor {
  private readonly processes = new Map<string, BoundProcess>();
  private readonly pending = new Set<Cancel>();
  /** Bound processes do not keep this process alive; supervising them does. */
  private readonly keepAlive = systemTimers.every(60_000, () => undefined);
  private stopping = false;

  constructor(private readonly options: SupervisorOptions) {}

  /** Process ids by member name, of those that run right now. */
  get pids(): Record<string, number> {
    return Object.fromEntries([...this.processes].map(([name, { pid }]) => [name, pid]));
  }

  async start(member: Member, delayMs = restartDelayMs): Promise<void> {
    const startedAt = performance.now();
    const process = await startBoundProcess({
      command: globalThis.process.execPath,
      args: ['--enable-source-maps', entryOf(member, this.options.workspaces[member.name])],
      output: 'inherit',
      stopSignal: 'SIGTERM',
      graceMs: stopGraceMs,
      cwd: workspace,
      env: this.options.environmentOf(member),
    });
    this.processes.set(member.name, process);
    this.options.onChange();
    void process.exited.then((code) => {
      this.processes.delete(member.name);
      this.options.onChange();
      if (this.stopping) return;
      this.options.report(`${member.name} ended with exit code ${code}`);
      const steady = performance.now() - startedAt > steadyAfterMs;
      if (this.options.restart) this.restartLater(member, steady ? restartDelayMs : delayMs);
    });
  }

  private restartLater(member: Member, delayMs: number): void {
    const cancel = systemTimers.after(delayMs, () => {
      this.pending.delete(cancel);
      void this.start(member, Math.min(longestRestartDelayMs, delayMs * 2));
      this.options.report(`${member.name} started again`);
    });
    this.pending.add(cancel);
  }

  /** Asks all to stop and waits; who does not within 12 s is killed. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const cancel of this.pending) cancel();
    await Promise.all([...this.processes.values()].map((process) => process.stop()));
    this.keepAlive();
  }
}
