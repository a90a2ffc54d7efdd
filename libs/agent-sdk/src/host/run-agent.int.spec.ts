import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { agentTopic, decodeEvent, topics, type ResultReported } from '@compass/contracts';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, event, sealEvent, type EventLog } from '@compass/messaging';
import { ChannelClients, runService, type RunningService } from '@compass/runtime';
import { writeRecording } from '@compass/signals';
import { createTestDatabase, describeWithKafka, type TestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentDefinition } from '../agent/define-agent.js';
import { FakeMesh, fakeMeshService } from '../testing/fake-mesh.js';
import { award, environment, environmentNowMs, silentLogger, taskMessage, testAgent } from '../testing/fixtures.js';
import { agentService } from './run-agent.js';

const tracer = trace.getTracer('test');

async function eventually(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 600) throw new Error(`never: ${what}`);
    await sleep(25);
  }
}

function agentsOn(events: () => Record<string, string>) {
  let name: string;
  let recordings: string;
  let mesh: FakeMesh;
  let fake: RunningService;
  let log: EventLog;
  let running: RunningService[];
  let results: ResultReported[];

  beforeEach(async () => {
    name = `it-${randomUUID().slice(0, 8)}`;
    [mesh, running, results] = [new FakeMesh(), [], []];
    recordings = await mkdtemp(join(tmpdir(), 'compass-agent-'));
    const change = { ts: environmentNowMs / 1000 - 5, service: 'cart', kind: 'deploy', summary: 'new units' };
    const recording = { nowMs: environmentNowMs, changes: [change] };
    await writeRecording(join(recordings, 'test', 'cases', 'one'), recording);
    fake = await runService(fakeMeshService(mesh), { env: { ...events(), COMPASS_LOG_LEVEL: 'silent' } });
    const { COMPASS_EVENTS: url = '', COMPASS_DATABASE: database } = events();
    const time = { clock: systemClock, timers: systemTimers };
    log = await createEventLog(url, {
      ...time,
      clientId: 'test',
      tracer,
      logger: silentLogger,
      ...(database ? { database } : {}),
    });
    await log.ensureTopics([topics.results]);
    await log.subscribe({
      group: name,
      topics: [topics.results.name],
      onBatch: async ({ records }) => {
        const all = records.map(({ body }) => decodeEvent('compass.agents.v1.ResultReported', body));
        results.push(...(await Promise.resolve(all.filter(({ agent }) => agent === name))));
      },
    });
  });

  afterEach(async () => {
    await Promise.all(running.map((service) => service.stop()));
    await fake.stop();
    await log.close();
    await rm(recordings, { recursive: true });
  });

  async function start(
    over: Partial<AgentDefinition> = {},
    own: Parameters<typeof agentService>[1] = {},
    further: Readonly<Record<string, string>> = {},
  ): Promise<RunningService> {
    const before = mesh.biddable.size;
    const env = {
      ...events(),
      ...{ COMPASS_MARKET: fake.grpcAddress, COMPASS_KNOWLEDGE: fake.grpcAddress },
      ...{ COMPASS_RECORDINGS: recordings, COMPASS_LOG_LEVEL: 'silent' },
      ...further,
    };
    const service = await runService(agentService(testAgent({ name, ...over }), own), { env });
    running.push(service);
    await service.ready;
    await eventually('biddable', () => mesh.biddable.size > before);
    return service;
  }

  async function publish(taskId: string, timeoutMs = 30_000, named = environment.name): Promise<void> {
    const scope = { ...taskMessage().scope!, environment: named };
    const task = taskMessage({ taskId, investigationId: taskId, scope });
    const data = { award: award({ agent: name, task, deadlineAtMs: Date.now() + timeoutMs }) };
    const awarded = event({
      ...{ id: `award-${taskId}`, type: 'compass.market.v1.TaskAwarded', topic: agentTopic(name).name, key: taskId },
      data,
    });
    await log.append([sealEvent(awarded, 'test', Date.now())]);
  }

  test('registers with what it offers, bids over gRPC, and answers an award with stored evidence', async () => {
    const agent = await start();
    expect([...mesh.agents.values()]).toMatchObject([
      { name, capabilities: ['diagnose.test', 'disprove.test'], capacity: 2, address: agent.grpcAddress },
    ]);
    const clients = new ChannelClients(tracer);
    const client = clients.client('compass.agents.v1.AgentService', agent.grpcAddress);
    expect(await client.solicitBid({ task: taskMessage(), attempt: 1 })).toMatchObject({ bid: { priceMicros: 1_000 } });
    clients.close();

    await publish('task-a');
    await eventually('result', () => results.length === 1);
    expect(results).toMatchObject([
      { taskId: 'task-a', status: 'RESULT_STATUS_COMPLETED', findings: [{ service: 'cart' }] },
    ]);
    expect([...mesh.stored]).toEqual(results[0]!.observations);
  });

  test('looks at the back ends of the environment that each task names', async () => {
    const file = join(recordings, 'environments.json');
    await writeFile(file, JSON.stringify({ environments: [{ name: 'prod-eu', recording: 'eu' }] }));
    const changes = [{ ts: environmentNowMs / 1000 - 90, service: 'cart', kind: 'deploy', summary: 'another' }];
    await writeRecording(join(recordings, 'eu'), { nowMs: environmentNowMs, changes });
    const own = { environments: [{ ...environment, name: 'mine' }] };
    await start({}, own, { COMPASS_ENVIRONMENTS: file });
    for (const named of ['prod-eu', 'mine', 'test/one', 'nowhere']) await publish(named, undefined, named);
    await eventually('results', () => results.length === 4);
    const onsets = new Map(results.map(({ taskId, findings }) => [taskId, findings[0]?.onsetMs]));
    expect([onsets.get('prod-eu'), onsets.get('mine'), onsets.get('test/one'), onsets.get('nowhere')]).toEqual([
      ...[environmentNowMs - 90_000, environmentNowMs - 5_000, environmentNowMs - 5_000],
      undefined,
    ]);
  });

  test('registers anew with a market that has forgotten it', async () => {
    await start();
    mesh.agents.clear();
    mesh.biddable.clear();
    await eventually('registered again', () => mesh.registrations === 2 && mesh.biddable.size === 1);
  });

  test('answers once the knowledge store is back', async () => {
    await start();
    mesh.storeIsAway = true;
    await publish('task-b');
    await sleep(500);
    expect(results).toEqual([]);
    mesh.storeIsAway = false;
    await eventually('result', () => results.length === 1);
    expect(mesh.stored.size).toBe(1);
  });

  test('stops within its time; another instance answers what it left', async () => {
    const stuck = await start({ investigate: () => new Promise(() => undefined) });
    await publish('task-c');
    await sleep(500);
    const began = Date.now();
    await stuck.stop();
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(mesh.agents.size).toBe(0);
    await start();
    await eventually('result', () => results.length === 1);
    expect(results).toMatchObject([{ taskId: 'task-c', status: 'RESULT_STATUS_COMPLETED' }]);
  });
}

describe('an agent on the event log in Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  agentsOn(() => ({ COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database.url }));
});

describeWithKafka('an agent on Kafka', (address) => agentsOn(() => ({ COMPASS_EVENTS: `kafka://${address()}` })));
