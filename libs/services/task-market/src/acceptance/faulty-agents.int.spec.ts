import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '@compass/testing';
import type { ResultReportedInput, Task } from '@compass/contracts';
import { bids, hangs, type Bidding } from './fake-agent.fixture.js';
import { MarketWorld, someWork } from './market-world.fixture.js';

const awardedEvent = 'compass.market.v1.TaskAwarded';
const settledEvent = 'compass.market.v1.TaskSettled';
const failedEvent = 'compass.market.v1.TaskFailed';

let market: MarketWorld;
beforeAll(async () => {
  market = await MarketWorld.start((await createTestDatabase()).url);
});
afterAll(() => market.stop());

let serial = 0;
/** Work that only these agents of the test are able to do. */
async function workFor(agents: Record<string, Bidding>, parts: Partial<Task> = {}): Promise<Task> {
  serial += 1;
  const capability = `diagnose.fault-${serial}`;
  for (const [name, bidding] of Object.entries(agents))
    await market.agent(name, bidding, { capabilities: [capability] });
  const task = someWork({ capability, ...parts });
  await market.request(task.investigationId, [task]);
  return task;
}

const awardOf = ({ taskId }: Task, attempt = 1) =>
  market.event(awardedEvent, ({ award }) => award?.task?.taskId === taskId && award.attempt === attempt);
const settlementOf = ({ taskId }: Task, attempt = 1) =>
  market.event(settledEvent, (settled) => settled.taskId === taskId && settled.attempt === attempt);
const failureOf = ({ taskId }: Task, attempt = 1) =>
  market.event(failedEvent, (failed) => failed.taskId === taskId && failed.attempt === attempt);

const report = ({ investigationId, taskId }: Task, agent: string, parts: ResultReportedInput = {}) =>
  market.publish('compass.agents.v1.ResultReported', {
    ...{ investigationId, taskId, attempt: 1, agent, agentVersion: '1.0.0', costMicros: 30_000 },
    status: 'RESULT_STATUS_COMPLETED',
    ...parts,
  });

describe('an agent that', () => {
  test('never answers when it is asked is left out', async () => {
    const task = await workFor({ sleeper: hangs, awake: bids({ confidence: 0.1 }) });
    const { award, bids: offers } = await awardOf(task);
    expect(award?.agent).toBe('awake');
    expect(offers).toContainEqual(expect.objectContaining({ agent: 'sleeper', declined: 'no-answer' }));
  });

  test('is gone without a word is left out', async () => {
    const gone = await market.agent('gone', bids(), { capabilities: ['diagnose.gone'] });
    gone.die();
    await market.agent('here', bids({ confidence: 0.1 }), { capabilities: ['diagnose.gone'] });
    const task = await workFor({}, { capability: 'diagnose.gone' });
    expect((await awardOf(task)).award?.agent).toBe('here');
  });

  test('lost one instance still bids by the other', async () => {
    const capabilities = ['diagnose.twin'];
    const gone = await market.agent('twin', bids(), { capabilities, instance: 'i1' });
    const other = await market.agent('twin', bids(), { capabilities, instance: 'i2' });
    gone.die();
    const tasks = [1, 2].map((number) => someWork({ capability: 'diagnose.twin', priority: number }));
    for (const task of tasks) await market.request(task.investigationId, [task]);
    for (const task of tasks) expect((await awardOf(task)).award?.agent).toBe('twin');
    expect(other.registration.name).toBe('twin');
  });

  test('lies about its price gets nothing', async () => {
    const task = await workFor({ liar: bids({ priceMicros: 500_001 }), fair: bids({ confidence: 0.1 }) });
    const { award, bids: offers } = await awardOf(task);
    expect(award?.agent).toBe('fair');
    expect(offers).toContainEqual(
      expect.objectContaining({ agent: 'liar', declined: 'invalid: price-above-ceiling', score: 0 }),
    );
  });

  test('asks for more than agreed gets what was agreed', async () => {
    const task = await workFor({ greedy: bids() });
    await awardOf(task);
    await report(task, 'greedy', { costMicros: 9_000_000 });
    expect(await settlementOf(task)).toMatchObject({ reservedMicros: 100_000, spentMicros: 100_000 });
  });

  test('answers twice is paid once', async () => {
    const task = await workFor({ twice: bids() });
    await awardOf(task);
    await report(task, 'twice');
    await report(task, 'twice', { costMicros: 90_000 });
    await settlementOf(task);
    const next = someWork({ investigationId: task.investigationId, capability: task.capability });
    await market.request(task.investigationId, [next]);
    await awardOf(next);
    expect(market.events(settledEvent).filter(({ taskId }) => taskId === task.taskId)).toHaveLength(1);
    expect(await market.account(task.investigationId)).toMatchObject({ spentMicros: 30_000 });
  });

  test('reports a failure is followed by another one', async () => {
    const task = await workFor({ failing: bids({ confidence: 0.9 }), standby: bids({ confidence: 0.1 }) });
    expect((await awardOf(task)).award?.agent).toBe('failing');
    await report(task, 'failing', { status: 'RESULT_STATUS_FAILED', costMicros: 0 });
    expect(await failureOf(task)).toMatchObject({ reason: 'agent-failed', final: false });
    expect((await awardOf(task, 2)).award?.agent).toBe('standby');
  });

  test('never reports costs its reservation, is followed by another one, and is not paid for reporting late', async () => {
    const task = await workFor(
      { silent: bids({ confidence: 0.9, expectedSeconds: 0 }), reserve: bids({ confidence: 0.1, expectedSeconds: 0 }) },
      { timeoutSeconds: 0.3 },
    );
    await awardOf(task);
    expect(await settlementOf(task)).toMatchObject({ spentMicros: 100_000 });
    expect(await failureOf(task)).toMatchObject({ reason: 'deadline-passed', final: false });
    expect((await awardOf(task, 2)).award?.agent).toBe('reserve');
    await report(task, 'silent');
    await settlementOf(task, 2);
    expect(market.events(settledEvent).filter(({ taskId }) => taskId === task.taskId)).toHaveLength(2);
  });

  test('reports for another, or another attempt, or nothing at all changes nothing', async () => {
    const task = await workFor({ honest: bids() });
    await awardOf(task);
    await report(task, 'impostor');
    await report(task, 'honest', { agentVersion: '2.0.0' });
    await report(task, 'honest', { attempt: 2 });
    await report(task, 'honest', { taskId: 'unheard-of' });
    await report(task, 'honest', { taskId: 'no column takes \0 this' });
    await report({ ...task, investigationId: 'another' }, 'honest');
    await report(task, 'honest', { costMicros: 70_000 });
    expect(await settlementOf(task)).toMatchObject({ spentMicros: 70_000 });
  });
});

test('a deadline that passes while the market is away is enforced when it is back', async () => {
  const task = await workFor({ crashed: bids({ expectedSeconds: 0 }) }, { timeoutSeconds: 0.5 });
  const { award } = await awardOf(task);
  await market.restart(() => new Promise((resolve) => setTimeout(resolve, (award?.deadlineAtMs ?? 0) - Date.now())));
  expect(await settlementOf(task)).toMatchObject({ spentMicros: 100_000 });
  expect(await awardOf(task, 2)).toMatchObject({ award: { agent: 'crashed' } });
});
