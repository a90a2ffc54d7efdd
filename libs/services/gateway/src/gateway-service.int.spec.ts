import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { topics } from '@compass/contracts';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, type EventLog, type LogRecord } from '@compass/messaging';
import { runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { gatewayService } from './gateway-service.js';

/** Nobody listens there. */
const nobody = '127.0.0.1:1';

let database: TestDatabase;
let gateway: RunningService;
let log: EventLog;
const alerts: LogRecord[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  gateway = await runService(gatewayService, {
    env: {
      COMPASS_EVENTS: 'postgres:',
      COMPASS_DATABASE: database.url,
      COMPASS_LOG_LEVEL: 'silent',
      COMPASS_ALERT_TOKENS: 'secret',
      COMPASS_API_AUTH: 'off',
      COMPASS_INTAKE: nobody,
      COMPASS_KNOWLEDGE: nobody,
      COMPASS_MARKET: nobody,
      COMPASS_ORCHESTRATOR: nobody,
    },
  });
  log = await createEventLog('postgres:', {
    ...{ database: database.url, clientId: 'test', clock: systemClock, timers: systemTimers },
    tracer: trace.getTracer('test'),
    logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
  });
  await log.subscribe({
    group: 'test',
    topics: [topics.alerts.name],
    onBatch: (batch) => Promise.resolve(void alerts.push(...batch.records)),
  });
});

afterAll(async () => {
  await gateway.stop();
  await log.close();
  await database.drop();
});

test('an alert that is acknowledged is on the log, in the trace of its request', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const response = await fetch(`http://${gateway.httpAddress}/v1/alerts/alertmanager?environment=prod-eu`, {
    method: 'POST',
    body: '{"groupKey":"g","alerts":[]}',
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01`, authorization: 'Bearer secret' },
  });
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({
    topic: topics.alerts.name,
    bytes: 28,
    traceId,
    receiptId: expect.any(String),
  });
  while (alerts.length === 0) await sleep(25);
  expect(alerts[0]?.body.toString()).toBe('{"groupKey":"g","alerts":[]}');
  expect(alerts[0]?.headers).toEqual({
    'compass-environment': 'prod-eu',
    'compass-format': 'alertmanager',
    'compass-receipt': expect.stringMatching(/^[0-9a-f-]{36}$/),
    traceparent: expect.stringMatching(new RegExp(`^00-${traceId}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`)),
  });
});

test('services that are away are said to be away', async () => {
  const investigations = await fetch(`http://${gateway.httpAddress}/v1/investigations`);
  expect(investigations.status).toBe(503);
  expect(await investigations.json()).toMatchObject({ code: 'unavailable' });
  const deadLetters = await fetch(`http://${gateway.httpAddress}/v1/deadletters`);
  expect(await deadLetters.json()).toEqual({
    deadLetters: [],
    unavailable: ['intake', 'orchestrator', 'task-market', 'knowledge-store'],
  });
});
