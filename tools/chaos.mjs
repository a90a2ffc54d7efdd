#!/usr/bin/env node
// `npm run chaos -- [--quick] [--seed N] [--write]`: builds what changed, then kills, freezes and cuts off a real mesh, and checks what is left.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = spawnSync('nx', ['run-many', '-t', 'build'], { cwd: root, encoding: 'utf8' });
if (build.status !== 0) {
  console.error(build.stdout, build.stderr);
  process.exit(1);
}
const source = ['--conditions=@compass/source', '--import', './tools/from-source.mjs'];
const { status } = spawnSync(
  process.execPath,
  [...source, 'libs/testing/src/chaos/main.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
