import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../domain/auction/offer.js';
import type { AgentProfile } from '../domain/registry/agent.js';
import { aBid, aTask, now } from '../domain/task/task.fixture.js';
import { MemoryMarketStore } from '../store/memory-market-store.fixture.js';
import type { AgentCalls } from './agent-calls.js';
import { BidSolicitor } from './bid-solicitor.js';

const profile: AgentProfile = {
  name: 'db',
  version: '1.0.0',
  instance: 'i1',
  address: 'one:1',
  capabilities: ['diagnose.database'],
  expertise: {},
  capacity: 2,
  protocol: 2,
};

/** Agents by address: what they answer, and how long that takes. */
type Network = Record<string, { answer: Answer | 'unreachable'; takesMs?: number }>;

async function aMarket(network: Network, agents: readonly AgentProfile[]) {
  const store = new MemoryMarketStore();
  await store.transact(async ({ registry }) => {
    for (const agent of agents) {
      await registry.put(agent, now + 1_000);
      await registry.renew(agent, true, now + 1_000);
    }
  });
  let nowMs = now;
  const asked: [address: string, withinMs: number][] = [];
  const calls: AgentCalls = {
    solicitBid: (address, _request, withinMs) => {
      asked.push([address, withinMs]);
      const { answer, takesMs = 0 } = network[address] ?? { answer: 'unreachable' };
      nowMs += takesMs;
      return Promise.resolve(answer);
    },
  };
  const clock = { now: () => nowMs };
  return { asked, solicitor: new BidSolicitor(store, calls, clock, { COMPASS_BID_DEADLINE_MS: 250 }) };
}

const ask = async ({ solicitor }: Awaited<ReturnType<typeof aMarket>>, attempt = 1) =>
  (await solicitor.solicit([{ task: aTask(), attempt }]))
    .get('task-1')
    ?.map(({ bidder, answer }) => [bidder.name, answer]);

describe('soliciting bids', () => {
  test('asks every bidder that has the capability, about every task', async () => {
    const tracer = { ...profile, name: 'tracer', address: 'two:1', capabilities: ['diagnose.tracing'] };
    const market = await aMarket({ 'one:1': { answer: aBid() }, 'two:1': { answer: aBid() } }, [profile, tracer]);
    const tasks = [
      aTask(),
      aTask({ taskId: 'task-2', capability: 'diagnose.tracing' }),
      aTask({ taskId: 'task-3', capability: 'diagnose.disk' }),
    ];
    const offers = await market.solicitor.solicit(tasks.map((task) => ({ task, attempt: 1 })));
    const bidders = [...offers].map(([taskId, all]) => [taskId, all.map(({ bidder }) => bidder.name)]);
    expect(bidders).toEqual([
      ['task-1', ['db']],
      ['task-2', ['tracer']],
      ['task-3', []],
    ]);
  });

  test('asks one of several instances, another one for another attempt', async () => {
    const second = { ...profile, instance: 'i2', address: 'two:1' };
    const market = await aMarket({ 'one:1': { answer: aBid() }, 'two:1': { answer: aBid() } }, [profile, second]);
    await ask(market, 1);
    await ask(market, 2);
    expect(market.asked.map(([address]) => address)).toEqual(['two:1', 'one:1']);
  });

  test('tries the other instance where one is unreachable, within the same deadline', async () => {
    const second = { ...profile, instance: 'i2', address: 'two:1' };
    const market = await aMarket({ 'two:1': { answer: 'unreachable', takesMs: 100 }, 'one:1': { answer: aBid() } }, [
      profile,
      second,
    ]);
    expect(await ask(market)).toEqual([['db', aBid()]]);
    expect(market.asked).toEqual([
      ['two:1', 250],
      ['one:1', 150],
    ]);
  });

  test.each<[string, Network]>([
    ['nobody is reachable', {}],
    ['the time is over before the other instance can be asked', { 'two:1': { answer: 'unreachable', takesMs: 250 } }],
    ['it did not answer in time', { 'two:1': { answer: { kind: 'no-answer' }, takesMs: 250 } }],
  ])('records no answer when %s', async (_, network) => {
    const second = { ...profile, instance: 'i2', address: 'two:1' };
    const market = await aMarket(network, [profile, second]);
    expect(await ask(market)).toEqual([['db', { kind: 'no-answer' }]]);
  });
});
