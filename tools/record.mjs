// `npm run record -- --seed N [--all | --only FAULT,…] [--at-once N] [--go-first] [--out DIR | --bundle]`: builds the example shop, runs its incidents
// for that seed, and writes their recordings to DIR/shop. DIR is .data/recordings/N by default; `--bundle` writes to recordings/shop. What
// an earlier run of the same command has recorded is kept.
import { spawnSync } from 'node:child_process';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const usage =
  'usage: npm run record -- --seed N [--all | --only FAULT,FAULT,…] [--at-once N] [--go-first] [--out DIR | --bundle]';

function order() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      out: { type: 'string' },
      bundle: { type: 'boolean' },
      all: { type: 'boolean' },
      only: { type: 'string' },
      'at-once': { type: 'string' },
      'go-first': { type: 'boolean' },
    },
  });
  const passed = ['only', 'at-once'].flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []));
  const chosen = ['all', 'go-first'].flatMap((name) => (values[name] ? [`--${name}`] : []));
  const how = [...chosen, ...passed];
  if (!/^\d+$/.test(values.seed ?? '')) throw new Error('--seed has to be a whole number');
  if (values.bundle && values.out) throw new Error('--out and --bundle exclude each other');
  if (values.bundle) return { seed: values.seed, how, recordings: join(root, 'recordings') };
  return { seed: values.seed, how, recordings: resolve(values.out ?? join(root, '.data/recordings', values.seed)) };
}

function run(command, args) {
  const env = { ...process.env, NX_DAEMON: 'false' };
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

try {
  const { seed, how, recordings } = order();
  run('nx', ['run', '@compass/example-shop:build']);
  run(process.execPath, ['examples/shop/dist/main.js', '--seed', seed, '--out', join(recordings, 'shop'), ...how]);
  const shown = relative(process.cwd(), recordings);
  console.log(`replay them: COMPASS_RECORDINGS=${shown.startsWith('..') ? recordings : shown} npm start -- --list`);
} catch (cause) {
  console.error(`${cause.message}\n${usage}`);
  process.exit(1);
}
