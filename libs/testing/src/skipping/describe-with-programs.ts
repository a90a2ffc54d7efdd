import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describeUnless } from './describe-unless.js';

/** A suite that runs programs of Debian packages of the same names: skipped loudly where one is not on PATH, and with CI=true failed. */
export function describeWithPrograms(name: string, programs: readonly string[], define: () => void): void {
  const missing = programs.filter((program) => !isOnPath(program));
  const reason = `${missing.join(', ')} is not on PATH; apt-get install --no-install-recommends ${missing.join(' ')}`;
  describeUnless(missing.length > 0 ? reason : undefined, name, define);
}

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((directory) => existsSync(join(directory, program)));
