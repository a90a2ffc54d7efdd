import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBoundProcess } from './index.js';

const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}`);
const untilEnded = async (pid: number): Promise<void> => {
  while (isRunning(pid)) await sleep(10);
};

const start = (script: string, graceMs = 10_000) =>
  startBoundProcess({ command: 'sh', args: ['-c', script], output: 'ignore', stopSignal: 'SIGTERM', graceMs });

describe('a bound process', () => {
  test('is asked to stop, and has ended and been reaped when stop resolves', async () => {
    const program = await start('exec sleep 60');
    expect(program.running).toBe(true);
    await program.stop();
    expect(program.running).toBe(false);
    expect(isRunning(program.pid)).toBe(false);
    expect(await program.exited).toBe(128 + 15);
  });

  test('is killed when it does not heed the signal', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'compass-deaf-'));
    const deaf = join(dir, 'deaf');
    const program = await start(`trap "" TERM; touch ${deaf}; while :; do sleep 1; done`, 100);
    while (!existsSync(deaf)) await sleep(10);
    await program.stop();
    expect(await program.exited).toBe(128 + 9);
    rmSync(dir, { recursive: true });
  });

  test('tells its exit code when it ends by itself, and can be stopped and killed thereafter', async () => {
    const program = await start('exit 7');
    expect(await program.exited).toBe(7);
    await program.stop();
    await program.kill();
  });

  test('that does not exist exits with 127', async () => {
    const program = await startBoundProcess({
      command: '/nowhere/at-all',
      args: [],
      output: 'ignore',
      stopSignal: 'SIGTERM',
      graceMs: 1_000,
    });
    expect(await program.exited).toBe(127);
  });
});

describe('the life of the parent', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'compass-bound-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** A Node process that binds a `sleep`, writes its pid to a file and then does `ending`. */
  async function parentOfSleep(ending: string): Promise<number> {
    const [script, pidFile] = [join(dir, 'parent.mjs'), join(dir, 'pid')];
    rmSync(pidFile, { force: true });
    const library = new URL('./bound-process.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs';
       import { startBoundProcess } from '${library}';
       const program = await startBoundProcess({ command: 'sleep', args: ['60'], output: 'ignore', stopSignal: 'SIGTERM', graceMs: 1000 });
       writeFileSync('${pidFile}', String(program.pid));
       ${ending}`,
    );
    const parent = spawn(process.execPath, [script], { stdio: 'ignore' });
    await once(parent, 'exit');
    return Number(readFileSync(pidFile, 'utf8'));
  }

  test.each([
    [
      'is killed with -9',
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => setInterval(() => {}, 1000));",
    ],
    ['throws', "throw new Error('unhandled')"],
    ['has nothing left to do', ''],
  ])('ends the bound process when the parent %s', async (_, ending) => {
    const pid = await parentOfSleep(ending);
    await untilEnded(pid);
    expect(isRunning(pid)).toBe(false);
  });
});
