import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A build that has nothing to do is over before. */
const silenceMs = 3_000;

/** Builds the workspace (cached by Nx; says so when it takes a while), then runs an app with this process' arguments; signals and exit code pass through. */
export async function runApp(app) {
  await build();
  const main = join(root, 'apps', app, 'dist/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

async function build() {
  const nx = spawn('nx', ['run-many', '-t', 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [nx.stdout, nx.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const word = setTimeout(() => console.error('[compass] Building what has changed …'), silenceMs);
  const [code] = await once(nx, 'close');
  clearTimeout(word);
  if (code === 0) return;
  console.error(Buffer.concat(said).toString());
  process.exit(1);
}
