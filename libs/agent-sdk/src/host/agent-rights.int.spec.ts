import { agentTopic, decodeEvent, topics, type ResultReported } from '@compass/contracts';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, event, grantAgent, sealEvent, type EventLog } from '@compass/messaging';
import { runService, type RunningService } from '@compass/runtime';
import { writeRecording } from '@compass/signals';
import { describeWithOwnKafka } from '@compass/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeMesh, fakeMeshService } from '../testing/fake-mesh.js';
import { award, environmentNowMs, silentLogger, taskMessage, testAgent } from '../testing/fixtures.js';
import { agentService } from './run-agent.js';

const passwords = { operator: 'o-secret', team: 't-secret' };
type User = keyof typeof passwords;

async function eventually(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1_200) throw new Error(`never: ${what}`);
    await sleep(25);
  }
}

describeWithOwnKafka(
  'an agent on a Kafka that enforces rules of access',
  (kafka) => {
    let dir: string;
    let recordings: string;
    let mesh: FakeMesh;
    let fake: RunningService;
    const logs: EventLog[] = [];
    const brokers = () => [kafka().address];

    const openLog = async (user: User): Promise<EventLog> => {
      const log = await createEventLog(`kafka://${kafka().address}`, {
        ...{ clientId: user, clock: systemClock, timers: systemTimers, logger: silentLogger },
        ...{ tracer: trace.getTracer('test'), login: loginOf(user) },
      });
      logs.push(log);
      return log;
    };
    const loginOf = (name: User) => ({ user: { name, password: passwords[name], mechanism: 'plain' as const } });
    const environmentOf = (user: User) => ({
      ...{ COMPASS_EVENTS: `kafka://${kafka().address}`, COMPASS_LOG_LEVEL: 'silent' },
      ...{ COMPASS_EVENTS_USERNAME: user, COMPASS_EVENTS_PASSWORD: passwords[user] },
    });
    const asking = (taskId: string, agent: string) => {
      const task = taskMessage({ taskId, investigationId: taskId });
      const data = { award: award({ agent, task, deadlineAtMs: Date.now() + 60_000 }) };
      const type = 'compass.market.v1.TaskAwarded';
      return sealEvent(
        event({ id: taskId, type, topic: agentTopic(agent).name, key: taskId, data }),
        'test',
        Date.now(),
      );
    };

    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'compass-rights-'));
      recordings = join(dir, 'recordings');
      const change = { ts: environmentNowMs / 1000 - 5, service: 'cart', kind: 'deploy', summary: 'new units' };
      await writeRecording(join(recordings, 'test', 'cases', 'one'), { nowMs: environmentNowMs, changes: [change] });
      mesh = new FakeMesh();
      fake = await runService(fakeMeshService(mesh), { env: environmentOf('operator') });
      await grantAgent(brokers(), loginOf('operator'), { agent: 'owned', principal: 'User:team' }, silentLogger);
    }, 300_000);
    afterAll(async () => {
      await Promise.all(logs.map((log) => log.close()));
      await fake.stop();
      await rm(dir, { recursive: true });
    });

    test('works with no more than its own topic and the results', async () => {
      const env = {
        COMPASS_MARKET: fake.grpcAddress,
        COMPASS_KNOWLEDGE: fake.grpcAddress,
        COMPASS_RECORDINGS: recordings,
      };
      const agent = await runService(agentService(testAgent({ name: 'owned' })), {
        env: { ...environmentOf('team'), ...env },
      });
      await agent.ready;
      const operator = await openLog('operator');
      const results: ResultReported[] = [];
      await operator.subscribe({
        group: 'operator',
        topics: [topics.results.name],
        onBatch: ({ records }) => {
          results.push(...records.map(({ body }) => decodeEvent('compass.agents.v1.ResultReported', body)));
          return Promise.resolve();
        },
      });
      await operator.append([asking('task', 'owned')]);
      await eventually('result', () => results.length === 1);
      expect(results).toMatchObject([{ agent: 'owned', status: 'RESULT_STATUS_COMPLETED' }]);
      await agent.stop();
    }, 300_000);

    test('can neither award to itself, nor read what is awarded to others, nor what was answered', async () => {
      const operator = await openLog('operator');
      await operator.ensureTopics([agentTopic('other'), agentTopic('owned')]);
      const team = await openLog('team');
      await expect(team.append([asking('task-2', 'owned')])).rejects.toMatchObject({ code: 'event-log-forbidden' });
      const read = (topic: string) =>
        team.subscribe({ group: 'agent-owned-1.0.0', topics: [topic], onBatch: () => Promise.resolve() });
      for (const topic of [agentTopic('other').name, topics.tasks.name])
        await expect(read(topic)).rejects.toMatchObject({ code: 'unknown-topic' }); // not even that there is one
      const other = await read(topics.results.name);
      await eventually('refused', () => !other.isAlive());
    }, 300_000);
  },
  passwords,
);
