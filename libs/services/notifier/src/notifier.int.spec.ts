import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { topics, type VerdictReachedInput } from '@compass/contracts';
import { deriveId, systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, event, sealEvent, type EventLog } from '@compass/messaging';
import { ChannelClients, runService, type RunningService } from '@compass/runtime';
import { createLogger } from '@compass/telemetry';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { notifierService } from './notifier-service.js';
import { WebhookReceiver } from './testing/webhook-receiver.js';

const clients = new ChannelClients(trace.getTracer('test'));
const directory = mkdtempSync(join(tmpdir(), 'compass-webhooks-'));
const [pager, chat] = [new WebhookReceiver(), new WebhookReceiver()];
let database: TestDatabase;
let log: EventLog;
let env: Record<string, string>;
let notifier: RunningService;

beforeAll(async () => {
  const { secret } = pager;
  const receivers = [
    { name: 'pager', url: await pager.listen(), secret, internal: true, filter: { verdicts: ['cause'] } },
    { name: 'chat', url: await chat.listen(), secret, internal: true },
  ];
  const file = join(directory, 'webhooks.json');
  writeFileSync(file, JSON.stringify({ receivers }));
  database = await createTestDatabase();
  env = {
    ...{ COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database.url, COMPASS_LOG_LEVEL: 'silent' },
    ...{ COMPASS_WEBHOOKS: file, COMPASS_WEBHOOK_ATTEMPTS: '3', COMPASS_WEBHOOK_RETRY_MS: '20' },
  };
  notifier = await runService(notifierService, { env });
  await notifier.ready;
  log = await createEventLog('postgres:', {
    ...{ database: database.url, clientId: 'test', clock: systemClock, timers: systemTimers },
    tracer: trace.getTracer('test'),
    logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
  });
});

afterAll(async () => {
  clients.close();
  await log.close();
  await notifier.stop();
  await Promise.all([pager.close(), chat.close()]);
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

type Kind = NonNullable<NonNullable<VerdictReachedInput['report']>['verdict']>['kind'];

async function conclude(name: string, kind: Kind = 'VERDICT_KIND_CAUSE', times = 1): Promise<string> {
  const investigationId = deriveId(name, 'investigation');
  const report = { investigationId, incident: { environment: 'prod-eu' }, verdict: { kind, service: 'payment' } };
  const type = 'compass.investigations.v1.VerdictReached';
  const [topic, id] = [topics.verdicts.name, deriveId(investigationId, 'verdict')];
  const sealed = sealEvent(event({ id, type, topic, key: investigationId, data: { report } }), 'orchestrator', 1_000);
  await log.append(Array.from({ length: times }, () => sealed));
  return investigationId;
}

const told = (receiver: WebhookReceiver, investigationId: string) =>
  [...receiver.effects].filter(
    ([, effect]) => (effect as { data: { investigationId: string } }).data.investigationId === investigationId,
  );

async function until(condition: () => unknown): Promise<void> {
  while (!(await condition())) await sleep(10);
}

const deadLetters = () => clients.client('compass.operations.v1.DeadLetterService', notifier.grpcAddress);

test('a verdict is told once to each receiver that wants it, in a body that its signature covers', async () => {
  const cause = await conclude('cause', 'VERDICT_KIND_CAUSE', 3);
  const fault = await conclude('none', 'VERDICT_KIND_NO_FAULT');
  await until(() => told(pager, cause).length && told(chat, cause).length && told(chat, fault).length);
  expect(told(pager, fault)).toEqual([]);
  expect(told(pager, cause)).toMatchObject([
    [
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      { type: 'verdict.reached', timestamp: '1970-01-01T00:00:01.000Z', data: { verdict: { kind: 'cause' } } },
    ],
  ]);
  expect(pager.requests).toHaveLength(1);
});

test('a receiver that fails is tried again under the same id, and holds up no other', async () => {
  pager.script.push(500, 429);
  const before = pager.requests.length;
  const id = await conclude('retried');
  await until(() => told(pager, id).length);
  expect(new Set(pager.requests.slice(before))).toEqual(new Set([told(pager, id)[0]![0]]));
  expect(pager.requests).toHaveLength(before + 3);
  await until(() => told(chat, id).length);
});

test('what a receiver never takes is a dead letter with what was sent, and redrive delivers it', async () => {
  pager.script.push(500, 302, 404);
  const id = await conclude('refused');
  await until(async () => (await deadLetters().listDeadLetters({})).deadLetters.length);
  const [letter] = (await deadLetters().listDeadLetters({})).deadLetters;
  expect(letter).toMatchObject({ service: 'notifier', code: 'webhook-refused', key: 'pager', attempts: 3 });
  const { deadLetterId } = letter!;
  const whole = await deadLetters().getDeadLetter({ deadLetterId });
  expect(JSON.parse(whole.deadLetter!.body.toString())).toMatchObject({ data: { investigationId: id } });
  expect(told(pager, id)).toEqual([]);
  await deadLetters().redriveDeadLetter({ deadLetterId });
  await until(() => told(pager, id).length);
  expect((await deadLetters().listDeadLetters({})).deadLetters).toEqual([]);
});

test('who wants no more is not tried again', async () => {
  pager.script.push(410);
  const before = pager.requests.length;
  await conclude('gone');
  await until(async () => (await deadLetters().listDeadLetters({})).deadLetters.length);
  expect(pager.requests).toHaveLength(before + 1);
});

test('a notifier that ends between the effect and its note tells again under the same id: one effect', async () => {
  chat.script.push('hang');
  const id = await conclude('interrupted');
  await until(() => told(chat, id).length);
  await notifier.stop();
  notifier = await runService(notifierService, { env });
  const [deliveryId] = told(chat, id)[0]!;
  await until(() => chat.requests.filter((each) => each === deliveryId).length === 2);
  expect(told(chat, id)).toHaveLength(1);
});
