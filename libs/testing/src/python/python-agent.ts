import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const home = fileURLToPath(new URL('../../../../examples/agent-python', import.meta.url));

/** What this machine lacks to run the example in Python, as a sentence; undefined when nothing is missing. */
export function whyPythonCannotRun(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 11))']);
  return status === 0 ? undefined : 'Python 3.11 or newer with venv is not on PATH';
}

/**
 * The command that starts examples/agent-python, in an environment with its requirements and compiled protos. The environment is made
 * once for each content of requirements.txt (about 15 s), and kept in the temporary directory.
 */
export async function pythonAgentCommand(): Promise<readonly string[]> {
  const requirements = join(home, 'requirements.txt');
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const kept = join(tmpdir(), `compass-python-${key}`);
  if (!existsSync(kept)) await make(kept, requirements);
  const python = join(kept, 'bin/python');
  await execute(python, [join(home, 'generate.py')]);
  return [python, join(home, 'agent.py')];
}

/** Under another name first: what is there is whole. */
async function make(kept: string, requirements: string): Promise<void> {
  const draft = await mkdtemp(`${kept}-draft-`);
  try {
    await execute('python3', ['-m', 'venv', draft]);
    await execute(join(draft, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    await rename(draft, kept).catch((error: unknown) => {
      if (!existsSync(kept)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
