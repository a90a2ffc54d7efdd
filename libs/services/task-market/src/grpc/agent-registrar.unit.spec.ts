import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CapabilitiesChanged } from '@compass/contracts';
import type { AgentProfile } from '../domain/registry/agent.js';
import { now } from '../domain/task/task.fixture.js';
import { leaseSweep } from '../handlers/announce-capabilities.js';
import { MemoryMarketStore } from '../store/memory-market-store.fixture.js';
import { SweepLeases } from '../timers/sweep-leases.js';
import { AgentRegistrar } from './agent-registrar.js';
import { AgentVersions } from './agent-versions.js';
import { MarketQueries } from './market-queries.js';

const agent: AgentProfile = {
  name: 'db',
  version: '1.0.0',
  instance: 'i1',
  address: 'one:1',
  capabilities: ['diagnose.database'],
  expertise: {},
  capacity: 2,
  protocol: 2,
};
const settings = { COMPASS_AGENT_LEASE_MS: 6_000 };

let nowMs: number;
let store: MemoryMarketStore;
let registrar: AgentRegistrar;
let sweep: SweepLeases;
let created: string[];
const clock = { now: () => nowMs };

beforeEach(() => {
  nowMs = now;
  created = [];
  store = new MemoryMarketStore();
  const log = {
    ensureTopics: (all: readonly { name: string }[]) =>
      Promise.resolve(void created.push(...all.map(({ name }) => name))),
  };
  registrar = new AgentRegistrar(store, log, clock, settings);
  sweep = new SweepLeases(store, clock, settings);
});

const announced = () =>
  store.state.published.map(({ data }) => [
    (data as CapabilitiesChanged).revision,
    (data as CapabilitiesChanged).capabilities,
  ]);
const listed = async () =>
  (await new MarketQueries(store, clock).listAgents()).map((entry) => [entry.agent?.name, entry.biddable]);

describe('registering', () => {
  test.each([0, 1, 2])('is open to protocol %d', async (protocol) => {
    expect(await registrar.register({ ...agent, protocol })).toMatchObject({ protocol: 2 });
    expect((await new MarketQueries(store, clock).listAgents())[0]?.agent).toMatchObject({ protocol });
  });

  test('is refused to a protocol that the market does not speak, before its topic is made', async () => {
    const registering = registrar.register({ ...agent, protocol: 3 });
    await expect(registering).rejects.toMatchObject({ code: 'unsupported-protocol', kind: 'permanent' });
    expect(created).toEqual([]);
  });

  test('creates the topic, tells the rhythm, and announces the capabilities', async () => {
    expect(await registrar.register(agent)).toEqual({
      topic: 'compass.agent.db.v1',
      leaseMs: 6_000,
      heartbeatMs: 2_000,
      protocol: 2,
    });
    expect(created).toEqual(['compass.agent.db.v1']);
    expect(announced()).toEqual([[1, ['diagnose.database']]]);
    expect(store.state.published[0]).toMatchObject({ topic: 'compass.market.v1', key: 'registry' });
  });

  test('twice changes nothing', async () => {
    await registrar.register(agent);
    await registrar.register(agent);
    expect(await listed()).toHaveLength(1);
    expect(announced()).toHaveLength(1);
  });

  test('leaves out who never starts consuming', async () => {
    await registrar.register(agent);
    expect(await listed()).toEqual([['db', false]]);
    await registrar.renew(agent, true);
    expect(await listed()).toEqual([['db', true]]);
  });
});

describe('a flood of registrations', () => {
  const flood = () =>
    store.transact(async ({ registry }) => {
      for (let n = 0; n < 5_000; n++) await registry.put({ ...agent, name: `flood-${n}` }, nowMs + 6_000);
    });

  test('is refused before a topic is made for it, while those who are there go on', async () => {
    await registrar.register(agent);
    await flood();
    created = [];
    await expect(registrar.register({ ...agent, name: 'one-more' })).rejects.toMatchObject({ code: 'registry-full' });
    expect(created).toEqual([]);
    expect(await registrar.register(agent)).toMatchObject({ topic: 'compass.agent.db.v1' });
  });
});

describe('a lease', () => {
  test('is renewed by a heartbeat, with one write', async () => {
    await registrar.register(agent);
    const steps: string[] = [];
    store.interrupt = (step) => steps.push(step);
    nowMs += 5_999;
    expect(await registrar.renew(agent, true)).toEqual({ leaseUntilMs: nowMs + 6_000, draining: false });
    expect(steps).toEqual(['registry.renew', 'before commit', 'after commit']);
    nowMs += 5_999;
    expect(await listed()).toEqual([['db', true]]);
  });

  test('that ended is swept: its agent has to register again, and its capabilities are gone', async () => {
    await registrar.register(agent);
    await registrar.register({ ...agent, name: 'other', capabilities: ['diagnose.disk'] });
    nowMs += 4_000;
    await registrar.renew({ ...agent, name: 'other' }, true);
    nowMs += 2_000;
    await sweep.run();
    expect(await registrar.renew(agent, true)).toBeUndefined();
    expect(announced().at(-1)).toEqual([3, ['diagnose.disk']]);
    expect(store.state.timers.get(leaseSweep)?.dueAtMs).toBe(now + 10_000);
  });

  test('that ended while the market was away may still be renewed: nobody is swept right after a start', async () => {
    await registrar.register(agent);
    nowMs += 60_000;
    const restarted = new SweepLeases(store, clock, settings);
    await restarted.run();
    expect(store.state.timers.get(leaseSweep)?.dueAtMs).toBe(nowMs + 6_000);
    expect(await registrar.renew(agent, true)).toEqual({ leaseUntilMs: nowMs + 6_000, draining: false });
    expect(announced()).toHaveLength(1);
  });
});

test('deregistering takes the instance out at once, and another one of the agent keeps its capabilities', async () => {
  await registrar.register(agent);
  await registrar.register({ ...agent, instance: 'i2' });
  await registrar.deregister(agent);
  expect(announced()).toHaveLength(1);
  await registrar.deregister({ ...agent, instance: 'i2' });
  expect(announced().at(-1)).toEqual([2, []]);
  expect(store.state.timers.size).toBe(0);
  await registrar.deregister(agent);
  expect(announced()).toHaveLength(2);
});

test('an account that nobody opened is unknown', async () => {
  await expect(new MarketQueries(store, clock).getAccount('nobody')).rejects.toMatchObject({
    code: 'unknown-investigation',
  });
});

describe('a version that drains', () => {
  const v2 = { ...agent, version: '2.0.0', instance: 'i2', capabilities: ['diagnose.database', 'diagnose.new'] };
  const biddable = async () =>
    (await new MarketQueries(store, clock).listAgents()).map((entry) => [
      entry.agent?.version,
      entry.biddable,
      entry.draining,
      entry.weight,
    ]);

  test('is not biddable, hears of it, and what only it offers is on offer no more; until it is taken back', async () => {
    const versions = new AgentVersions(store);
    for (const each of [agent, v2]) {
      await registrar.register(each);
      await registrar.renew(each, true);
    }
    expect(await versions.drain(v2, true)).toBe(0);
    await versions.weigh(agent, 3);
    expect(await biddable()).toEqual([
      ['1.0.0', true, false, 3],
      ['2.0.0', false, true, -1],
    ]);
    expect(await registrar.renew(v2, true)).toMatchObject({ draining: true });
    await versions.drain(v2, false);
    expect(announced()).toEqual([
      [1, ['diagnose.database']],
      [2, ['diagnose.database', 'diagnose.new']],
      [3, ['diagnose.database']],
      [4, ['diagnose.database', 'diagnose.new']],
    ]);
  });
});
