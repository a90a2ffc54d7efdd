import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agentTopic } from '@compass/contracts';
import { createTestDatabase } from '@compass/testing';
import { bids, declines } from './fake-agent.fixture.js';
import { grpcCall } from './grpc-call.fixture.js';
import { MarketWorld, someWork } from './market-world.fixture.js';

const awardedEvent = 'compass.market.v1.TaskAwarded';
const settledEvent = 'compass.market.v1.TaskSettled';
const failedEvent = 'compass.market.v1.TaskFailed';

let market: MarketWorld;
beforeAll(async () => {
  market = await MarketWorld.start((await createTestDatabase()).url);
});
afterAll(() => market.stop());

const ask = async (parts: Parameters<typeof someWork>[0] = {}) => {
  const task = someWork(parts);
  await market.request(task.investigationId, [task]);
  return task;
};
const awardOf = (taskId: string, attempt = 1) =>
  market.event(awardedEvent, ({ award }) => award?.task?.taskId === taskId && award.attempt === attempt);

describe('the market', () => {
  test('awards a task to the best bidder, and pays what it reports', async () => {
    const capability = 'diagnose.first';
    await market.agent('cheap', bids({ priceMicros: 50_000 }), { capabilities: [capability] });
    await market.agent('dear', bids(), { capabilities: [capability] });
    await market.agent('modest', declines, { capabilities: [capability] });
    const task = await ask({ capability });
    const { award, bids: offers } = await awardOf(task.taskId);
    expect(award).toMatchObject({ task, attempt: 1, agent: 'cheap', agentVersion: '1.0.0', reservedMicros: 50_000 });
    expect(offers.map(({ agent, declined }) => [agent, declined])).toEqual([
      ['cheap', ''],
      ['dear', ''],
      ['modest', 'declined: not my environment'],
    ]);
    expect(await market.account(task.investigationId)).toMatchObject({ reservedMicros: 50_000, spentMicros: 0 });

    const { investigationId, taskId } = task;
    await market.publish('compass.agents.v1.ResultReported', {
      ...{ investigationId, taskId, attempt: 1, agent: 'cheap', agentVersion: '1.0.0', costMicros: 20_000 },
      status: 'RESULT_STATUS_COMPLETED',
    });
    await market.event(settledEvent, (settled) => settled.taskId === taskId);
    expect(await market.account(investigationId)).toEqual({
      ...{ investigationId, budgetMicros: 10_000_000, reservedMicros: 0, spentMicros: 20_000 },
    });
  });

  test('fails a task that nobody bids for, when patience is over', async () => {
    const { taskId } = await ask({ capability: 'diagnose.nobody' });
    const failure = await market.event(failedEvent, (failed) => failed.taskId === taskId);
    expect(failure).toMatchObject({ attempt: 0, reason: 'no-bidder', final: true });
  });

  test('gives a task to an agent that comes while patience lasts', async () => {
    const capability = 'diagnose.late';
    const { taskId } = await ask({ capability });
    await market.agent('latecomer', bids(), { capabilities: [capability] });
    expect((await awardOf(taskId)).award?.agent).toBe('latecomer');
  });

  test('ends what waits when the investigation closes', async () => {
    const task = await ask({ capability: 'diagnose.closing' });
    await market.publish('compass.market.v1.TasksClosed', { investigationId: task.investigationId, reason: 'verdict' });
    const failure = await market.event(failedEvent, ({ taskId }) => taskId === task.taskId);
    expect(failure).toMatchObject({ reason: 'closed', final: true });
  });

  test('sends the same request once to the auction', async () => {
    await market.agent('once', bids(), { capabilities: ['diagnose.once'] });
    const task = await ask({ capability: 'diagnose.once' });
    await awardOf(task.taskId);
    await market.request(task.investigationId, [task]);
    const next = someWork({ investigationId: task.investigationId, capability: 'diagnose.once' });
    await market.request(task.investigationId, [next]);
    await awardOf(next.taskId);
    expect(market.events(awardedEvent).filter(({ award }) => award?.task?.taskId === task.taskId)).toHaveLength(1);
  });
});

test('everything about a task belongs to the trace that asked for it, also what a timer does', async () => {
  await market.agent('traced', bids({ expectedSeconds: 0 }), { capabilities: ['diagnose.traced'] });
  const task = someWork({ capability: 'diagnose.traced', timeoutSeconds: 0.3 });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  await market.request(task.investigationId, [task], { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
  await awardOf(task.taskId, 2);
  const traces = market.tracesOf(task.taskId);
  expect(traces.length).toBeGreaterThanOrEqual(4);
  expect(new Set(traces)).toEqual(new Set([traceId]));
});

describe('the registry', () => {
  test('announces capabilities that come and go, with rising revisions', async () => {
    const agent = await market.agent('visitor', bids(), { capabilities: ['diagnose.visit'] });
    const has = ({ capabilities }: { capabilities: string[] }) => capabilities.includes('diagnose.visit');
    const come = await market.event('compass.market.v1.CapabilitiesChanged', has);
    await agent.deregister();
    await market.event(
      'compass.market.v1.CapabilitiesChanged',
      (changed) => changed.revision === come.revision + 1 && !has(changed),
    );
    await expect(agent.heartbeat()).rejects.toMatchObject({ code: 5 });
  });

  test('refuses what it cannot work with, and says why', async () => {
    const call = grpcCall(market.address, 'compass.market.v1.MarketService', 'Register', {
      agent: { name: 'Not A Name' },
    });
    await expect(call).rejects.toMatchObject({ code: 3, details: expect.stringContaining('name:') });
  });

  test('knows no account of an investigation that asked for nothing', async () => {
    await expect(market.account('nobody')).rejects.toMatchObject({ code: 5 });
  });

  test('lets a version that drains finish what it has, and gives it nothing more', async () => {
    const capability = 'diagnose.drained';
    const cheap = bids({ priceMicros: 1_000 });
    await market.agent('drained', cheap, { capabilities: [capability], version: '1.0.0', instance: 'i1' });
    await market.agent('drained', bids(), { capabilities: [capability], version: '2.0.0', instance: 'i2' });
    const before = await ask({ capability });
    expect((await awardOf(before.taskId)).award).toMatchObject({ agentVersion: '1.0.0' });
    const drain = { name: 'drained', version: '1.0.0', draining: true };
    expect(await grpcCall(market.address, 'compass.market.v1.MarketService', 'DrainAgent', drain)).toEqual({
      openAwards: 1,
    });
    const after = await ask({ capability });
    expect((await awardOf(after.taskId)).award).toMatchObject({ agentVersion: '2.0.0' });
    const { investigationId, taskId } = before;
    await market.publish('compass.agents.v1.ResultReported', {
      ...{ investigationId, taskId, attempt: 1, agent: 'drained', agentVersion: '1.0.0', costMicros: 500 },
      status: 'RESULT_STATUS_COMPLETED',
    });
    expect(await market.event(settledEvent, (settled) => settled.taskId === taskId)).toMatchObject({
      spentMicros: 500,
    });
  });

  test('tells an agent at work that its investigation is closed', async () => {
    const capability = 'diagnose.closed';
    await market.agent('unneeded', bids(), { capabilities: [capability] });
    await market.watch(agentTopic('unneeded').name);
    const { taskId, investigationId } = await ask({ capability });
    await awardOf(taskId);
    await market.publish('compass.market.v1.TasksClosed', { investigationId, reason: 'concluded' });
    const cancelled = await market.event('compass.market.v1.AwardCancelled', (each) => each.taskId === taskId);
    expect(cancelled).toMatchObject({ investigationId, attempt: 1, agent: 'unneeded', reason: 'investigation-closed' });
  });
});
