#!/usr/bin/env node
import { asCompassError } from '@compass/kernel';
import { allowTypescriptImports } from './agent/typescript-imports.js';
import { createProgram } from './program.js';

// Whoever reads the output may have enough of it: `compass list | head -1`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));

allowTypescriptImports();

try {
  await createProgram(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2)).parseAsync();
} catch (error) {
  const { code, message } = asCompassError(error);
  console.error(`${code}: ${message}`);
  process.exitCode = 2;
}
