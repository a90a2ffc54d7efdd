import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cleanup } from './cleanup.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../link/tun-link.py', import.meta.url));
const relay = fileURLToPath(new URL('relay.js', import.meta.url));

/** How a cable treats the packets of its port, either way. */
export interface CableQuality {
  readonly delayMs?: readonly [low: number, high: number];
  /** Share of packets that are lost, 0 to 1. */
  readonly loss?: number;
}

/**
 * A cable that the calls to one service go through: to a network namespace, where a load balancer passes them on. Real TCP on a
 * real interface: what is lost is sent again, by the kernels' rules. Needs root, `ip`, Python 3 and /dev/net/tun.
 */
export class Link {
  private constructor(
    private readonly cable: ChildProcess,
    private readonly far: string,
    private readonly port: number,
  ) {}

  /** @param port of the service, which listens on all addresses; the load balancer has the same one, on the other side */
  static async open(port: number, cleanup: Cleanup): Promise<Link> {
    const network = `10.77.${randomInt(1, 254)}`;
    const [near, far, name] = [`${network}.1`, `${network}.2`, `shop${port}`];
    await run('ip', ['netns', 'add', name]);
    cleanup.defer(() => run('ip', ['netns', 'delete', name]));
    const cable = spawn('python3', [script, name, name, near, far], { stdio: ['pipe', 'pipe', 'inherit'] });
    cleanup.defer(() => ended(cable));
    await once(cable.stdout, 'data');
    const args = ['netns', 'exec', name, process.execPath, relay, String(port), near];
    const balancer = spawn('ip', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanup.defer(() => ended(balancer));
    await once(balancer.stdout, 'data');
    return new Link(cable, far, port);
  }

  /** What callers are told. */
  get url(): string {
    return `http://${this.far}:${this.port}`;
  }

  become(quality: CableQuality): void {
    this.cable.stdin?.write(`${JSON.stringify({ port: this.port, ...quality })}\n`);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
