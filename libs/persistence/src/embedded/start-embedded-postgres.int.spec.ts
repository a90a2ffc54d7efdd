import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '../index.js';

/** One directory for all tests, since initialising one is most of the time that a test takes. */
let parent: string;
let dir: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'compass-embedded-'));
  chmodSync(parent, 0o755);
  dir = join(parent, 'pg');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let servers: EmbeddedPostgres[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

async function start({ durable = false, at = dir } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dir: at, durable });
  servers.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<object>(sql);
  await client.end();
  return rows;
}

const open = (url: string, schema: string) =>
  openDatabase({ url, schema, migrations: [], tracer: trace.getTracer('test') });

async function untilAvailable<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    const result = await read().catch((error: { code?: string }) => {
      if (error.code !== 'database-unavailable') throw error;
    });
    if (result) return result;
  }
}

describe('an embedded PostgreSQL', () => {
  test.each(['stop', 'kill'] as const)('has after %s and start what was committed, at the same URL', async (end) => {
    const first = await start({ durable: true });
    await query(first.url, 'DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer');
    await first.process[end]();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('ends when its parent is killed with -9, and another process continues at once', async () => {
    const script = join(parent, 'parent.mjs');
    const library = new URL('../index.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { registerHooks } from 'node:module';
       const typescript = (specifier, { parentURL }) => specifier.startsWith('.') && parentURL?.endsWith('.ts');
       registerHooks({ resolve: (name, context, next) => next(typescript(name, context) ? name.replace(/js$/, 'ts') : name, context) });
       const { startEmbeddedPostgres } = await import('${library}');
       const server = await startEmbeddedPostgres({ dir: '${dir}' });
       process.stdout.write(String(server.process.pid));
       setInterval(() => {}, 1000);`,
    );
    const options = [
      '--conditions=@compass/source',
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
    ];
    const process = spawn(globalThis.process.execPath, [...options, script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = (await once(process.stdout, 'data')) as [Buffer];
    expect(existsSync(`/proc/${String(pid)}`)).toBe(true);
    process.kill('SIGKILL');
    const server = await start();
    expect(existsSync(`/proc/${String(pid)}`)).toBe(false);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('refuses a directory that another server is using', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ kind: 'permanent', code: 'embedded-database-in-use' });
  });

  test('is not stopped by a lock whose process number now belongs to another program', async () => {
    await (await start()).stop();
    writeFileSync(join(dir, 'data/postmaster.pid'), `${process.pid}\n${join(dir, 'data')}\n`);
    const server = await start();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('tells what the server said when it cannot start', async () => {
    await (await start()).stop();
    const version = join(dir, 'data/PG_VERSION');
    const right = readFileSync(version);
    writeFileSync(version, '9.6\n');
    const failure = { kind: 'permanent', code: 'embedded-database-failed', message: expect.stringContaining('9.6') };
    await expect(start()).rejects.toMatchObject(failure);
    writeFileSync(version, right);
  });

  test('refuses a path that is too long for a socket', async () => {
    await expect(start({ at: join(parent, 'long'.repeat(25)) })).rejects.toMatchObject({
      code: 'embedded-database-path-too-long',
    });
  });

  const testUnderRoot = process.getuid?.() === 0 ? test : () => undefined;
  testUnderRoot('under root, refuses a path that nobody cannot enter', async () => {
    chmodSync(parent, 0o700);
    await expect(start()).rejects.toMatchObject({ code: 'embedded-database-unreachable' });
    chmodSync(parent, 0o755);
  });
});

async function untilRejected(work: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    const outcome = await work().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (outcome) return outcome.error;
  }
}

describe('services on an embedded database', () => {
  test('share one server within a process, and the last to close stops it', async () => {
    const [intake, market] = await Promise.all([open(`embedded:${dir}`, 'intake'), open(`embedded:${dir}`, 'market')]);
    expect(market.url).toBe(intake.url);
    await intake.close();
    expect(await market.unitOfWork.read((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await market.close();
    expect(existsSync(join(dir, 'data/postmaster.pid'))).toBe(false);
    await start();
  });

  test('get their server back when it crashes', async () => {
    const database = await open(`embedded:${dir}`, 'intake');
    const postmaster = Number(readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    const read = () => database.unitOfWork.read((tx) => tx.query('SELECT 1 AS one'));
    await expect(untilAvailable(read)).resolves.toEqual([{ one: 1 }]);
    await database.close();
  });

  test('fail retryably while the server is away, and go on when it is back', async () => {
    const server = await start();
    const database = await open(server.url, 'intake');
    const { unitOfWork } = database;
    await unitOfWork.run((tx) => tx.query('CREATE TABLE kept AS SELECT 42 AS answer'));
    await server.process.kill();
    const read = () => unitOfWork.read((tx) => tx.query('SELECT answer FROM kept'));
    // A session outlives its server by as long as it takes to notice.
    const failure = await untilRejected(read);
    expect(failure).toMatchObject({ kind: 'retryable', code: 'database-unavailable' });
    await start();
    expect(await read()).toEqual([{ answer: 42 }]);
    await database.close();
  });
});
