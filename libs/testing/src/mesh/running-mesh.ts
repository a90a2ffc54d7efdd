import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const lastWordsLength = 4_000;
/** On a slow machine an offer may take longer than in production; an auction ends anyway when all have answered. */
const patient = { COMPASS_BID_DEADLINE_MS: '5000' };
const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

/** The whole of COMPASS, as programs of their own: what a user would start. */
export interface RunningMesh {
  /** http://host:port */
  readonly gateway: string;
  /** Settings by which a further process joins. */
  readonly environment: Readonly<Record<string, string>>;
  /** Process ids right now by name; in all-in-one there is one process. */
  pids(): Record<string, number>;
  /** host:port of each process' HTTP side by name; empty in all-in-one. */
  http(): Record<string, string>;
  stop(): Promise<void>;
}

export interface MeshStart {
  readonly kind: 'all-in-one' | 'mesh';
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments. */
  readonly args?: readonly string[];
}

interface EndpointsFile {
  readonly gateway: string;
  readonly environment: Record<string, string>;
  readonly processes?: Record<string, { pid: number; http: string }>;
}

/** Starts the built apps/all-in-one or apps/mesh and waits until it serves; if it ends instead, the error has its last words. */
export async function startMesh({ kind, env, args: further = [] }: MeshStart): Promise<RunningMesh> {
  const dir = mkdtempSync(join(tmpdir(), 'compass-e2e-'));
  const file = join(dir, 'endpoints.json');
  const args = [join(workspace, 'apps', kind, 'dist/main.js'), '--endpoints', file];
  const given = further.includes('--events') ? undefined : process.env['COMPASS_TEST_KAFKA'];
  const extra = kind === 'all-in-one' ? ['--serve'] : given ? ['--events', `kafka://${given}`] : [];
  const log = join(dir, 'output.log');
  const output = openSync(log, 'w');
  const program = await startBoundProcess({
    command: process.execPath,
    args: ['--enable-source-maps', ...args, ...extra, ...further],
    output,
    stopSignal: 'SIGTERM',
    graceMs: 30_000,
    env: { ...process.env, ...patient, ...env },
  }).finally(() => closeSync(output));
  const endpoints = await untilWritten(file, program, log);
  return {
    gateway: endpoints.gateway,
    environment: endpoints.environment,
    pids: () => ({ [kind]: program.pid, ...processesOf(file, ({ pid }) => pid) }),
    http: () => processesOf(file, ({ http }) => http),
    stop: async () => {
      await program.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Read anew each time: the supervisor rewrites the file when a process ends or is started again. */
function processesOf<T>(file: string, value: (process: { pid: number; http: string }) => T): Record<string, T> {
  const { processes = {} } = JSON.parse(readFileSync(file, 'utf8')) as EndpointsFile;
  return Object.fromEntries(Object.entries(processes).map(([name, process]) => [name, value(process)]));
}

async function untilWritten(file: string, program: BoundProcess, log: string): Promise<EndpointsFile> {
  for (;;) {
    if (!program.running)
      throw new Error(
        `ended with ${await program.exited} before it served:\n${readFileSync(log, 'utf8').slice(-lastWordsLength)}`,
      );
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as EndpointsFile;
    } catch {
      await sleep(100);
    }
  }
}
