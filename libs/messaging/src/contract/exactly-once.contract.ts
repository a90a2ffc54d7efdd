import { decodeEvent, topics } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sealEvent } from '../envelope/seal-event.js';
import { event } from '../port/event.js';
import type { EventLog } from '../port/event-log.js';
import { collect, eventually } from './collecting-subscriber.js';
import { openLog } from './open-log.js';
import { spawnSource, type SpawnedSource } from './spawn-source.js';
import { openTestService, type TestService } from './test-service.js';

/** What must hold of log, inbox, outbox and relay together while the processes of a service are killed at any moment. */
export function exactlyOnceContract(events: () => string, leaseMs: number): void {
  let database: TestDatabase;
  let log: EventLog;
  let service: TestService;
  let running: SpawnedSource[];
  let group: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await openLog(events(), { database: database.url });
    await log.ensureTopics(Object.values(topics));
    service = await openTestService(database.url, events());
    running = [];
    group = `doomed-${randomUUID()}`;
  });
  afterEach(async () => {
    await Promise.all(running.map((process) => process.kill()));
    await log.close();
    await service.database.close();
    await database.drop();
  });

  const spawn = async () => {
    const process = spawnSource('./doomed-service.ts', {
      COMPASS_EVENTS: events(),
      COMPASS_DATABASE: database.url,
      COMPASS_TEST_GROUP: group,
      COMPASS_TEST_LEASE_MS: String(leaseMs),
    });
    running.push(process);
    await eventually(() => process.lines.includes('joined'));
    return process;
  };

  test('every event has its effects once, in the order of its key, and what follows from it is on the log', async () => {
    const keys = Array.from({ length: 5 }, () => randomUUID());
    const perKey = 60;
    const followUps = await collect(log, randomUUID(), [topics.tasks.name]);
    const ownNotes = async () => (await service.notes()).filter((text) => keys.some((key) => text.startsWith(key)));
    let published = 0;
    const publishUpTo = async (count: number) => {
      for (; published < count; published++) await log.append(keys.map((key) => numbered(key, published)));
    };
    const handled = (share: number) =>
      eventually(async () => (await ownNotes()).length >= keys.length * perKey * share);
    await publishUpTo(10);
    const first = await spawn();
    const second = await spawn();
    await Promise.all([publishUpTo(30), handled(0.2).then(() => first.kill())]);
    await Promise.all([publishUpTo(50), handled(0.6).then(() => second.kill())]);
    await spawn();
    await publishUpTo(perKey);
    await handled(1);

    const expected = (key: string) => Array.from({ length: perKey }, (_, n) => `${key}:${n}`);
    const of = (key: string, texts: readonly string[]) => texts.filter((text) => text.startsWith(key));
    const notes = await ownNotes();
    for (const key of keys) expect(of(key, notes)).toEqual(expected(key));

    const reasons = () =>
      followUps.records.map(({ body }) => decodeEvent('compass.market.v1.TasksClosed', body).reason);
    await eventually(() => new Set(keys.flatMap((key) => of(key, reasons()))).size === keys.length * perKey);
    for (const key of keys) expect([...new Set(of(key, reasons()))]).toEqual(expected(key));
  });
}

function numbered(key: string, revision: number) {
  const type = 'compass.market.v1.CapabilitiesChanged';
  const id = deriveId(key, 'numbered', revision);
  return sealEvent(event({ id, type, topic: topics.market.name, key, data: { revision } }), 'test', 0);
}
