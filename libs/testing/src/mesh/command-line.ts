import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningMesh } from './running-mesh.js';

const main = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));

/** What a run of the built `compass` command came to. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `compass` against a mesh, as a user would. */
export function compass({ environment, gateway }: RunningMesh, ...args: readonly string[]): Promise<CommandRun> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...environment, COMPASS_GATEWAY: gateway }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [main, ...args], options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
