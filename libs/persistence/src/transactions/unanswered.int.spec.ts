import { createTestDatabase } from '@compass/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type NetConnectOpts, type Server, type Socket } from 'node:net';
import { openDatabase, type Database } from '../index.js';

/** A way to the server that can fall silent, as a network does that drops packets: nothing is closed, and nothing comes. */
class SilentWay {
  private readonly sockets = new Set<Socket>();
  private server!: Server;
  private silent = false;

  async open(target: NetConnectOpts): Promise<number> {
    this.server = createServer((near) => {
      const far = connect(target);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(from);
        from.on('data', (bytes) => this.silent || to.write(bytes));
        from.on('close', () => to.destroy());
        from.on('error', () => to.destroy());
      }
    });
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  fallSilent(): void {
    this.silent = true;
  }

  speak(): void {
    this.silent = false;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await once(this.server.close(), 'close');
  }
}

/** Where the server of a database URL listens: a folder of sockets, or a host. */
function listenerOf(url: URL): NetConnectOpts {
  const host = decodeURIComponent(url.hostname) || (url.searchParams.get('host') ?? '');
  const port = Number(url.port || '5432');
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

describe('a server that no longer answers', () => {
  const way = new SilentWay();
  let database: Database;
  beforeAll(async () => {
    const url = new URL((await createTestDatabase()).url);
    const port = await way.open(listenerOf(url));
    const through = `postgres://${url.username}:${url.password}@127.0.0.1:${port}${url.pathname}`;
    const tracer = trace.getTracer('test');
    database = await openDatabase({ url: through, schema: 'silence', migrations: [], tracer, answerMs: 1_000 });
  });
  afterAll(async () => {
    await database.close();
    await way.close();
  });

  test('is away for who waits, and there again on new connections when the network is', async () => {
    const now = () => database.unitOfWork.run((tx) => tx.query('SELECT 1 AS one'));
    expect(await now()).toEqual([{ one: 1 }]);
    way.fallSilent();
    const waiting = database.unitOfWork.run(async (tx) => {
      tx.send('SELECT 1');
      return tx.query('SELECT 2');
    });
    await expect(waiting).rejects.toMatchObject({ kind: 'retryable', code: 'database-unavailable' });
    way.speak();
    expect(await now()).toEqual([{ one: 1 }]);
  });
});
