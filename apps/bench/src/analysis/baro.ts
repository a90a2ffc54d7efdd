import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Case } from '@compass/evaluation';

const release = 'fse-baro==0.2.2';
const home = fileURLToPath(new URL('../../../../.data/baro', import.meta.url));
const script = fileURLToPath(new URL('../../baro/robust_scorer.py', import.meta.url));
const python = join(home, 'bin/python');
/** Numeric libraries on one core, as what they are compared with. */
const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/** CPU milliseconds of BARO's RobustScorer on each case; or why there are none: it is Python, installed from PyPI when first needed. */
export function baroCost(cases: readonly Case[]): readonly number[] | { readonly skipped: string } {
  try {
    install();
  } catch (error) {
    return { skipped: `${release} cannot be installed: ${(error as Error).message.split('\n', 1)[0]}` };
  }
  const folders = cases.map(({ root, source, id }) => join(root, source, 'cases', id));
  return execFileSync(python, [script, ...folders], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .trim()
    .split('\n')
    .map(Number);
}

function install(): void {
  const quietly = { stdio: 'ignore' } as const;
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', home], quietly);
  try {
    execFileSync(python, ['-c', 'import baro'], quietly);
  } catch {
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', release], quietly);
  }
}
