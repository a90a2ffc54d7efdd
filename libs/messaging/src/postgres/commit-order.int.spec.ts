import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { collect, eventually, messageOf, type Collector } from '../contract/collecting-subscriber.js';
import { openLog } from '../contract/open-log.js';
import { topicSpec } from '../contract/topic-spec.js';
import type { EventLog } from '../port/event-log.js';
import { appendParameters, appendStatement } from './append-statement.js';

let database: TestDatabase;
let log: EventLog;
let collector: Collector;
let clients: pg.Client[];

beforeEach(async () => {
  database = await createTestDatabase();
  log = await openLog('postgres:', { database: database.url });
  await log.ensureTopics([topicSpec('one', 1), topicSpec('many', 6)]);
  collector = await collect(log, 'readers', ['one', 'many']);
  await collector.joined;
  clients = [];
});
afterEach(async () => {
  await log.close();
  await Promise.all(clients.map((client) => client.end()));
  await database.drop();
});

async function begin(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  clients.push(client);
  await client.connect();
  await client.query('BEGIN');
  return client;
}

const append = (client: pg.Client, topic: string, body: string, key = 'k') =>
  client.query(appendStatement, appendParameters([messageOf(topic, key, body)]));

test('records of transactions that commit in another order than they wrote are all read, in the order of commits', async () => {
  const [early, late, never] = [await begin(), await begin(), await begin()];
  await append(early, 'one', 'early');
  await append(never, 'one', 'never');
  await append(late, 'one', 'late');
  await late.query('COMMIT');
  await eventually(() => collector.records.length === 1);
  await never.query('ROLLBACK');
  await log.append([messageOf('one', 'k', 'between')]);
  await eventually(() => collector.records.length === 2);
  await early.query('COMMIT');
  await eventually(() => collector.records.length === 3);
  expect(collector.bodies).toEqual(['late', 'between', 'early']);
  expect(collector.records.map(({ offset }) => offset)).toEqual(['0', '1', '2']);
});

test('a transaction that began first but wrote because of another one comes after it', async () => {
  const [older, younger] = [await begin(), await begin()];
  await older.query('SELECT pg_current_xact_id()');
  await append(younger, 'one', 'cause');
  await younger.query('COMMIT');
  await append(older, 'one', 'effect');
  await older.query('COMMIT');
  await eventually(() => collector.records.length === 2);
  expect(collector.bodies).toEqual(['cause', 'effect']);
});

test('a transaction that stays open holds nobody up', async () => {
  const open = await begin();
  await append(open, 'one', 'open');
  await log.append([messageOf('one', 'k', 'free')]);
  await eventually(() => collector.records.length === 1);
  await open.query('ROLLBACK');
});

test('what is undone by a savepoint does not appear', async () => {
  const client = await begin();
  await client.query('SAVEPOINT s');
  await append(client, 'one', 'undone');
  await client.query('ROLLBACK TO s');
  await append(client, 'one', 'done');
  await client.query('COMMIT');
  await eventually(() => collector.records.length === 1);
  expect(collector.bodies).toEqual(['done']);
});

test('transactions that append to many partitions, each in its own order, never wait in a circle', async () => {
  const keys = Array.from({ length: 12 }, (_, i) => `key-${i}`);
  const worker = async (name: string) => {
    for (let n = 0; n < 15; n++) {
      const client = clients.find((candidate) => (candidate as { owner?: string }).owner === name) ?? (await begin());
      if (n > 0) await client.query('BEGIN');
      (client as { owner?: string }).owner = name;
      for (let i = 0; i < 6; i++) await append(client, 'many', `${name}:${n}:${i}`, keys[randomInt(keys.length)]);
      await client.query('COMMIT');
    }
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(worker));
  await eventually(() => collector.records.length === 4 * 15 * 6);
  for (const ofPartition of Map.groupBy(collector.records, ({ partition }) => partition).values())
    expect(ofPartition.map(({ offset }) => offset)).toEqual(ofPartition.map((_, i) => String(i)));
});
