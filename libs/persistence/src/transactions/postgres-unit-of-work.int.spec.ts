import { createTestDatabase } from '@compass/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { openDatabase, type Database, type Transaction, type UnitOfWork } from '../index.js';

const spans = new InMemorySpanExporter();
const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }).getTracer('test');
const counters = {
  owner: 'counters',
  migrations: [{ name: '001', sql: 'CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL)' }],
};

let database: Database;
let unitOfWork: UnitOfWork;
beforeAll(async () => {
  const { url } = await createTestDatabase();
  database = await openDatabase({ url, schema: 'counting', migrations: [counters], tracer });
  ({ unitOfWork } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await unitOfWork.run((tx) => tx.query('TRUNCATE counter'));
  await unitOfWork.run((tx) => tx.query("INSERT INTO counter VALUES ('a', 1), ('b', 1)"));
  spans.reset();
});

const increment = (tx: Transaction, name: string) =>
  tx.query<{ value: number }>('UPDATE counter SET value = value + 1 WHERE name = $1 RETURNING value', [name]);
const values = () => unitOfWork.read((tx) => tx.query('SELECT name, value FROM counter ORDER BY name'));

describe('a writing transaction', () => {
  test('commits when the work resolves, and gives what the work gave', async () => {
    expect(await unitOfWork.run((tx) => increment(tx, 'a'))).toEqual([{ value: 2 }]);
    expect(await values()).toEqual([
      { name: 'a', value: 2 },
      { name: 'b', value: 1 },
    ]);
  });

  test('leaves nothing when the work throws, and throws the same', async () => {
    const failure = new Error('half done');
    const failed = unitOfWork.run(async (tx) => {
      await increment(tx, 'a');
      throw failure;
    });
    await expect(failed).rejects.toBe(failure);
    expect(await values()).toMatchObject([{ value: 1 }, { value: 1 }]);
  });

  test.each([
    ['text that no column takes', 'a\0b'],
    ['a key that no index takes', Array.from({ length: 9_000 }, () => Math.random().toString(36)).join('')],
  ])('with %s is refused for good', async (_, name) => {
    const failed = unitOfWork.run((tx) => tx.query('INSERT INTO counter VALUES ($1, 1)', [name]));
    await expect(failed).rejects.toMatchObject({ code: 'invalid-data', kind: 'permanent' });
  });

  test('runs what is sent without waiting in its turn, and before what comes at the end', async () => {
    await unitOfWork.run(async (tx) => {
      tx.beforeCommit(() => Promise.resolve(tx.send("INSERT INTO counter SELECT 'e', sum(value) FROM counter")));
      tx.send("INSERT INTO counter VALUES ('c', $1)", [5]);
      tx.send("UPDATE counter SET value = value * 2 WHERE name = 'c'");
      expect(await increment(tx, 'c')).toEqual([{ value: 11 }]);
    });
    expect(await values()).toMatchObject([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'e', value: 13 }]);
  });

  test('that sent what fails commits nothing, and throws what that failed with', async () => {
    const told: string[] = [];
    const failed = unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      await increment(tx, 'a');
      tx.send("INSERT INTO counter VALUES ('a', $1)", [1]);
    });
    await expect(failed).rejects.toThrow('duplicate key');
    const late = unitOfWork.run(async (tx) => {
      tx.send("INSERT INTO counter VALUES ('a', $1)", [1]);
      await increment(tx, 'b');
    });
    await expect(late).rejects.toThrow('duplicate key');
    expect(told).toEqual([]);
    expect(await values()).toMatchObject([{ value: 1 }, { value: 1 }]);
  });

  test('that sent what cannot even be written down commits nothing: the server has not heard of the failure', async () => {
    const endless: Record<string, unknown> = {};
    endless['itself'] = endless;
    const failed = unitOfWork.run(async (tx) => {
      await increment(tx, 'a');
      tx.send('INSERT INTO counter VALUES ($1, 1)', [endless]);
    });
    await expect(failed).rejects.toThrow('circular');
    expect(await values()).toMatchObject([{ value: 1 }, { value: 1 }]);
  });

  test('tells after its commit, and not when it is rolled back', async () => {
    const told: string[] = [];
    await unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      await increment(tx, 'a');
      expect(told).toEqual([]);
    });
    const failed = unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('rolled back'));
      await tx.query('SELECT 1 / 0');
    });
    await expect(failed).rejects.toThrow('division by zero');
    expect(told).toEqual(['committed']);
  });

  test('has one span for its commit', async () => {
    await unitOfWork.run((tx) => increment(tx, 'a'));
    expect(spans.getFinishedSpans()).toMatchObject([
      {
        name: 'postgres commit',
        attributes: {
          'db.system.name': 'postgresql',
          'db.namespace': expect.stringContaining('test_'),
          'compass.schema': 'counting',
        },
      },
    ]);
  });

  test('has no span when it is rolled back', async () => {
    await expect(unitOfWork.run((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(spans.getFinishedSpans()).toEqual([]);
  });
});

describe('a reading transaction', () => {
  test('has no span', async () => {
    await values();
    expect(spans.getFinishedSpans()).toEqual([]);
  });

  test('may not write', async () => {
    await expect(unitOfWork.read((tx) => increment(tx, 'a'))).rejects.toThrow('read-only');
  });

  test('sees one moment only', async () => {
    const seen = await unitOfWork.read(async (tx) => {
      const before = await tx.query('SELECT value FROM counter');
      await unitOfWork.run((other) => increment(other, 'a'));
      return [before, await tx.query('SELECT value FROM counter')];
    });
    expect(seen[1]).toEqual(seen[0]);
  });
});

describe('a failure that trying again can help', () => {
  test('a serialization failure', async () => {
    const serializable = (meanwhile: () => Promise<unknown>) =>
      unitOfWork.run(async (tx) => {
        await tx.query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE');
        await tx.query('SELECT sum(value) FROM counter');
        await meanwhile();
        await increment(tx, 'a');
      });
    const late = serializable(() => serializable(() => Promise.resolve()));
    await expect(late).rejects.toMatchObject({ kind: 'retryable', code: 'database-serialization-failure' });
  });

  test('a deadlock', async () => {
    let arrived = 0;
    let open: () => void;
    const bothHoldOne = new Promise<void>((resolve) => (open = resolve));
    const crossing = (first: string, second: string) =>
      unitOfWork.run(async (tx) => {
        await increment(tx, first);
        if (++arrived === 2) open();
        await bothHoldOne;
        await increment(tx, second);
      });
    const outcomes = await Promise.allSettled([crossing('a', 'b'), crossing('b', 'a')]);
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(failures).toEqual([expect.objectContaining({ kind: 'retryable', code: 'database-deadlock' })]);
  });

  test('a connection that breaks during the work, after which the next transaction has a new one', async () => {
    const lost = unitOfWork.run(async (tx) => {
      await increment(tx, 'a');
      const [session] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await unitOfWork.read((other) => other.query('SELECT pg_terminate_backend($1)', [session?.pid]));
      await increment(tx, 'b');
    });
    await expect(lost).rejects.toMatchObject({ kind: 'retryable', code: 'database-unavailable' });
    expect(await values()).toMatchObject([{ value: 1 }, { value: 1 }]);
  });
});
