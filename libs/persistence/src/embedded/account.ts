import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account that PostgreSQL runs under: it refuses to be root, so root gives it to `nobody`; anyone else keeps it. */
export function postgresAccount(): Account | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
}

/** Runs a short command under that account, from the root directory; rejects with its error output when it fails. */
export async function runAs(account: Account | undefined, command: string, args: readonly string[]): Promise<void> {
  await execute(command, args, { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } });
}

/** Whether a command can be run under that account at all and succeeds. */
export async function canRunAs(
  account: Account | undefined,
  command: string,
  args: readonly string[],
): Promise<boolean> {
  return runAs(account, command, args).then(
    () => true,
    () => false,
  );
}
