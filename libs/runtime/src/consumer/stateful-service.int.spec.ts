import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { topics } from '@compass/contracts';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, type EventLog } from '@compass/messaging';
import { openDatabase, type Database } from '@compass/persistence';
import { createLogger, createTelemetry } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelClients } from '../grpc/channel-clients.js';
import { runService, type RunningService } from '../run-service.js';
import { handling, notesService, refuse } from '../testing/notes-service.js';

const identity = { service: 'test', instance: 'test-1' };
const { tracer } = createTelemetry({ ...identity, version: '1' });
const clients = new ChannelClients(tracer);
let server: TestDatabase;
let notes: Database;
let log: EventLog;
let service: RunningService;

beforeAll(async () => {
  server = await createTestDatabase();
  const logger = createLogger({ ...identity, level: 'silent' });
  const parts = { clock: systemClock, timers: systemTimers, tracer, logger };
  log = await createEventLog('postgres:', { clientId: 'test', database: server.url, ...parts });
  await log.ensureTopics([topics.alerts]);
  notes = await openDatabase({ url: server.url, schema: 'note_taker', migrations: [], tracer });
});

afterAll(async () => {
  clients.close();
  await log.close();
  await notes.close();
  await server.drop();
});

const start = () =>
  runService(notesService, {
    env: { COMPASS_LOG_LEVEL: 'silent', COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: server.url },
  });

const publish = (text: string) =>
  log.append([{ topic: topics.alerts.name, key: null, headers: {}, body: Buffer.from(text) }]);

async function written(): Promise<string[]> {
  const rows = await notes.unitOfWork.read((sql) => sql.query<{ text: string }>('SELECT text FROM note'));
  return rows.map(({ text }) => text);
}

async function until<T>(look: () => Promise<T>, found: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (found(seen)) return seen;
    await sleep(20);
  }
}

describe('a service with state and events', () => {
  beforeEach(async () => {
    handling.before = () => Promise.resolve();
    service = await start();
  });
  afterEach(() => service.stop());

  test('is ready once it has joined, and handles what arrives', async () => {
    await service.ready;
    const { checks } = (await (await fetch(`http://${service.httpAddress}/readyz`)).json()) as { checks: object };
    expect(checks).toMatchObject({ database: true, 'consumer note-taker': true });
    await publish('first');
    expect(await until(written, (texts) => texts.length > 0)).toEqual(['first']);
  });

  test('shows what it gave up on, and handles it again when asked', async () => {
    handling.before = refuse;
    const deadLetters = clients.client('compass.operations.v1.DeadLetterService', service.grpcAddress);
    await publish('again');
    const list = () => deadLetters.listDeadLetters({});
    const { deadLetters: listed } = await until(list, (page) => page.deadLetters.length === 1);
    expect(listed[0]).toMatchObject({
      service: 'note-taker',
      code: 'unreadable-note',
      reason: 'not today',
      attempts: 1,
    });

    const deadLetterId = listed[0]?.deadLetterId ?? '';
    const { deadLetter } = await deadLetters.getDeadLetter({ deadLetterId });
    expect(deadLetter?.body.toString()).toBe('again');
    const scraped = await (await fetch(`http://${service.httpAddress}/metrics`)).text();
    expect(scraped).toMatch(/^compass_dead_letters 1$/m);
    expect(scraped).toMatch(/^compass_messages_parked 0$/m);

    handling.before = () => Promise.resolve();
    await deadLetters.redriveDeadLetter({ deadLetterId });
    await until(written, (texts) => texts.includes('again'));
    expect((await list()).deadLetters).toEqual([]);
    await expect(deadLetters.getDeadLetter({ deadLetterId })).rejects.toMatchObject({ code: 'dead-letter-not-found' });
  });

  test('finishes the message at hand when it is stopped, and nothing is handled twice', async () => {
    const entered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    handling.before = () => {
      entered.resolve();
      return released.promise;
    };
    await publish('last');
    await entered.promise;
    const stopping = service.stop();
    await sleep(50);
    released.resolve();
    await stopping;
    expect(await written()).toContain('last');
    service = await start();
    await publish('after');
    const texts = await until(written, (all) => all.includes('after'));
    expect(texts.filter((text) => text === 'last')).toHaveLength(1);
  });
});
