import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';

/** Starts a throw-away Redis of the machine's own; gives its URL. Throws where none is installed. */
export async function startRedis(cleanup: Cleanup): Promise<string> {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error('the shop needs redis-server: apt-get install redis-server');
  }
  const port = await freePort();
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', maxmemory: '32mb', logfile: '/dev/null' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', args, { stdio: 'ignore', cwd: '/' });
  cleanup.defer(async () => {
    if (server.exitCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  });
  await untilListening(port);
  return `redis://127.0.0.1:${port}`;
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
    await pause(25);
  }
  throw new Error('redis-server does not listen');
}
