#!/usr/bin/env node
// `npm run simulate -- [--seed N] [--schedules N] [--trace]`: runs simulated schedules from the sources, without a build.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = ['--conditions=@compass/source', '--import', './tools/from-source.mjs'];
const { status } = spawnSync(
  process.execPath,
  [...source, 'libs/testing/src/simulation/main.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
