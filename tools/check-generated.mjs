#!/usr/bin/env node
// Generates into the work tree and fails when that changed a file: what is committed must be what the contracts say.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = ['libs/contracts/src/generated', 'docs/reference'];

const before = snapshot();
execFileSync('node', [join(root, 'tools/generate.mjs')], { stdio: 'inherit' });
const after = snapshot();
const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
if (stale.length > 0) {
  console.error(
    `Not up to date (run \`npm run generate\` and commit):\n${stale.map((file) => `  ${file}`).join('\n')}`,
  );
  process.exitCode = 1;
}

function snapshot() {
  const files = generated.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Map(files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}
