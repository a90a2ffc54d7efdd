import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { topics } from '@compass/contracts';
import { deriveId, systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, event, sealEvent, type EventLog } from '@compass/messaging';
import { ChannelClients, runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { observation } from './domain/observation.fixture.js';
import { report } from './domain/report.fixture.js';
import { resultLimitBytes } from './domain/verify-observation.js';
import { knowledgeStoreService } from './knowledge-store-service.js';

const tracer = trace.getTracer('test');
const clients = new ChannelClients(tracer);
let database: TestDatabase;
let service: RunningService;
let log: EventLog;

beforeAll(async () => {
  database = await createTestDatabase();
  const env = { COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database.url, COMPASS_LOG_LEVEL: 'silent' };
  service = await runService(knowledgeStoreService, { env });
  log = await createEventLog('postgres:', {
    ...{ database: database.url, clientId: 'test', clock: systemClock, timers: systemTimers, tracer },
    logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
  });
  await service.ready;
});

afterAll(async () => {
  clients.close();
  await log.close();
  await service.stop();
  await database.drop();
});

const knowledge = () => clients.client('compass.knowledge.v1.KnowledgeService', service.grpcAddress);

describe('evidence over gRPC', () => {
  test('is stored once, got back whole, and no longer missing', async () => {
    const observations = [observation(1), observation(2)];
    const hashes = observations.map(({ hash }) => hash);
    expect(await knowledge().findMissing({ hashes })).toEqual({ missing: hashes });
    expect(await knowledge().putObservations({ observations })).toEqual({ stored: 2 });
    expect(await knowledge().putObservations({ observations })).toEqual({ stored: 0 });
    expect(await knowledge().findMissing({ hashes })).toEqual({ missing: [] });
    expect(await knowledge().getObservations({ hashes })).toEqual({ observations });
  });

  test('of several megabytes goes in and comes back in one call', async () => {
    const result = JSON.stringify('x'.repeat(resultLimitBytes - 2));
    const observations = Array.from({ length: 30 }, (_, n) => observation(100 + n, { result }));
    expect(await knowledge().putObservations({ observations })).toEqual({ stored: 30 });
    const got = await knowledge().getObservations({ hashes: observations.map(({ hash }) => hash) });
    expect(got.observations).toHaveLength(30);
  });

  test('that is not what its hash says is refused, and so is all that came with it', async () => {
    const forged = { ...observation(3), result: '[4]' };
    const putting = knowledge().putObservations({ observations: [observation(5), forged] });
    await expect(putting).rejects.toMatchObject({ code: 'invalid-observation-hash', kind: 'permanent' });
    expect(await knowledge().findMissing({ hashes: [observation(5).hash] })).toEqual({
      missing: [observation(5).hash],
    });
  });

  test('of nothing is nothing', async () => {
    expect(await knowledge().putObservations({})).toEqual({ stored: 0 });
    expect(await knowledge().findMissing({})).toEqual({ missing: [] });
  });
});

describe('verdicts on the log', () => {
  const publish = (investigationId: string) =>
    log.append([
      sealEvent(
        event({
          id: deriveId(investigationId, 'verdict'),
          type: 'compass.investigations.v1.VerdictReached',
          topic: topics.verdicts.name,
          key: investigationId,
          data: { report: report(investigationId) },
        }),
        'orchestrator',
        1_700_000_030_000,
      ),
    ]);

  const search = (limit: number) => knowledge().search({ incidentFingerprint: 'f1', environment: 'prod-eu', limit });

  test('are found by the fingerprint of their incident', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => deriveId('test', 'investigation', n));
    await Promise.all(ids.map(publish));
    while ((await search(50)).precedents.length < 7) await sleep(25);
    expect((await search(0)).precedents).toHaveLength(5);
    expect((await search(1)).precedents).toEqual([
      expect.objectContaining({ category: 'database.lock-contention', service: 'payment', probability: 0.8 }),
    ]);
    expect((await knowledge().search({ incidentFingerprint: 'f2', environment: 'prod-eu' })).precedents).toEqual([]);
  });
});
