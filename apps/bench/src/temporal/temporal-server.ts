import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { untilReady } from '../mesh/programs.js';

const home = fileURLToPath(new URL('../../../../.data/temporal/bin', import.meta.url));
const sources = fileURLToPath(new URL('../../temporal', import.meta.url));
/** The newest whose module can be installed by its path; it brings the server 1.29.1. */
const release = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const server = join(home, 'temporal');
const fanout = join(home, 'fanout');
const workers = 6;

/** Builds the dev server and our side of it, once. @throws Error when Go or the module proxy is not there */
export function installTemporal(): void {
  mkdirSync(home, { recursive: true });
  const env = { ...process.env, GOBIN: home, GOFLAGS: '-buildvcs=false -p=2' };
  if (!existsSync(server)) {
    console.error(`[temporal] building ${release}: about eight minutes of CPU, once`);
    execFileSync('go', ['install', release], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  execFileSync('go', ['build', '-o', fanout, '.'], { cwd: sources, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A Temporal dev server with six workers, each a process. */
export class Temporal {
  private constructor(
    private readonly address: string,
    private readonly programs: readonly BoundProcess[],
  ) {}

  /** @param file of its store; in memory unless given */
  static async start(address: string, directory: string, file?: string): Promise<Temporal> {
    const log = join(directory, `temporal-${address}.log`);
    const output = openSync(log, 'a');
    const [ip = '', port = ''] = address.split(':');
    const store = file ? ['--db-filename', file] : [];
    const ending = { stopSignal: 'SIGTERM', graceMs: 10_000, output, env: process.env } as const;
    const serving = ['server', 'start-dev', '--headless', '--ip', ip, '--port', port, '--log-level', 'error', ...store];
    const dev = await startBoundProcess({ command: server, args: serving, ...ending });
    const health = ['operator', 'cluster', 'health', '--address', address];
    const isHealthy = () =>
      promisify(execFile)(server, health).then(
        () => true,
        () => false,
      );
    await untilReady(dev, log, isHealthy);
    const working = { command: fanout, args: ['worker', '-address', address], ...ending };
    const started = await Promise.all(Array.from({ length: workers }, () => startBoundProcess(working)));
    return new Temporal(address, [...started, dev]);
  }

  /** Seconds that so many rounds take. */
  async rounds(total: number, inflight: number): Promise<number> {
    const args = ['rounds', '-address', this.address, '-total', String(total), '-inflight', String(inflight)];
    const { stdout } = await promisify(execFile)(fanout, args);
    return (JSON.parse(stdout) as { seconds: number }).seconds;
  }

  async stop(): Promise<void> {
    for (const program of this.programs) await program.stop();
  }
}
