import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegisteredAgent } from '../domain/registry/agent.js';
import { openTask, type Attempt } from '../domain/task/market-task.js';
import { aTask, now } from '../domain/task/task.fixture.js';
import type { MarketStore } from './market-store.js';

export interface OpenedStore {
  readonly store: MarketStore;
  close(): Promise<void>;
}

/** What every adapter of the market's store promises; each test has investigations of its own. */
export function describeMarketStore(adapter: string, open: () => Promise<OpenedStore>): void {
  describe(`the market's store (${adapter})`, () => {
    let opened: OpenedStore;
    let store: MarketStore;
    let serial = 0;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    const anInvestigation = async (budgetMicros = 1_000) => {
      serial += 1;
      const investigationId = `investigation-${serial}`;
      await store.transact(({ accounts }) => accounts.open(investigationId, budgetMicros));
      return investigationId;
    };

    describe('accounts', () => {
      test('keep the budget that they were opened with', async () => {
        const investigationId = await anInvestigation(1_000);
        const account = await store.transact(({ accounts }) => accounts.open(investigationId, 9_999));
        expect(account).toEqual({
          investigationId,
          budgetMicros: 1_000,
          reservedMicros: 0,
          spentMicros: 0,
          closed: false,
        });
      });

      test('are as they were saved', async () => {
        const investigationId = await anInvestigation();
        const saved = { investigationId, budgetMicros: 1_000, reservedMicros: 300, spentMicros: 200, closed: true };
        await store.transact(({ accounts }) => accounts.save(saved));
        expect(await store.read(({ accounts }) => accounts.find(investigationId))).toEqual(saved);
        expect(await store.transact(({ accounts }) => accounts.lock(investigationId))).toEqual(saved);
      });

      test('that nobody opened do not exist', async () => {
        expect(await store.read(({ accounts }) => accounts.find('nobody'))).toBeUndefined();
        expect(await store.transact(({ accounts }) => accounts.lock('nobody'))).toBeUndefined();
      });

      test('are never saved over budget', async () => {
        const investigationId = await anInvestigation(1_000);
        const over = { investigationId, budgetMicros: 1_000, reservedMicros: 600, spentMicros: 401, closed: false };
        await expect(store.transact(({ accounts }) => accounts.save(over))).rejects.toThrow();
        expect(await store.read(({ accounts }) => accounts.find(investigationId))).toMatchObject({ reservedMicros: 0 });
      });
    });

    test('a transaction that fails leaves nothing', async () => {
      const investigationId = await anInvestigation();
      const task = openTask(aTask({ taskId: `${investigationId}/1`, investigationId }), now);
      const failing = store.transact(async ({ tasks }) => {
        await tasks.save([task]);
        throw new Error('after the write');
      });
      await expect(failing).rejects.toThrow('after the write');
      expect(await store.read(({ tasks }) => tasks.find([task.task.taskId]))).toEqual([]);
    });

    test('tasks are as they were saved last, and found where they wait', async () => {
      const investigationId = await anInvestigation();
      const tasks = ['b', 'a', 'c'].map((name) =>
        openTask(aTask({ taskId: `${investigationId}/${name}`, investigationId, timeoutSeconds: 0.25 }), now),
      );
      const [b, a, c] = tasks as [(typeof tasks)[0], (typeof tasks)[0], (typeof tasks)[0]];
      const changed = {
        ...c,
        status: 'awarded' as const,
        attempt: 2,
        fruitlessAuctions: 3,
        failedBidders: ['x/1', 'y/2'],
      };
      await store.transact((tx) => tx.tasks.save(tasks));
      await store.transact((tx) => tx.tasks.save([changed]));
      expect(await store.transact((tx) => tx.tasks.findWaiting(investigationId))).toEqual([a, b]);
      expect(await store.read((tx) => tx.tasks.find([c.task.taskId, 'unknown']))).toEqual([changed]);
    });

    describe('attempts', () => {
      const awarded = async (parts: Partial<Attempt> = {}): Promise<Attempt> => {
        const investigationId = await anInvestigation();
        const taskId = `${investigationId}/1`;
        await store.transact(({ tasks }) => tasks.save([openTask(aTask({ taskId, investigationId }), now)]));
        const attempt = {
          ...{ investigationId, taskId, attempt: 1, agent: `agent-${investigationId}`, agentVersion: '1.0.0' },
          ...{ reservedMicros: 100, deadlineAtMs: now, spentMicros: null },
          ...parts,
        };
        await store.transact(({ attempts }) => attempts.save([attempt]));
        return attempt;
      };

      test('are found by investigation, task and number', async () => {
        const attempt = await awarded();
        const find = (parts: Partial<Attempt>) =>
          store.transact(({ attempts }) => attempts.find({ ...attempt, ...parts }));
        expect(await find({})).toEqual(attempt);
        expect(await find({ attempt: 2 })).toBeUndefined();
        expect(await find({ investigationId: 'another' })).toBeUndefined();
      });

      test('count as open awards of their bidder until they are settled', async () => {
        const attempt = await awarded();
        const open = () => store.transact(({ attempts }) => attempts.countOpen());
        expect((await open()).get(`${attempt.agent}/1.0.0`)).toBe(1);
        await store.transact(({ attempts }) => attempts.save([{ ...attempt, spentMicros: 0 }]));
        expect((await open()).has(`${attempt.agent}/1.0.0`)).toBe(false);
        expect(await store.transact(({ attempts }) => attempts.find(attempt))).toMatchObject({ spentMicros: 0 });
      });

      test('of one task are open one at a time', async () => {
        const attempt = await awarded();
        const second = store.transact(({ attempts }) => attempts.save([{ ...attempt, attempt: 2 }]));
        await expect(second).rejects.toThrow();
      });
    });

    describe('timers', () => {
      const timer = (subject: string, dueAtMs: number) =>
        ({ subject, kind: 'auction', investigationId: 'investigation', dueAtMs }) as const;
      const claim = (nowMs: number, againAtMs = nowMs + 1_000, limit = 10) =>
        store.transact(({ timers }) => timers.claimDue(nowMs, againAtMs, limit));
      const subjects = (due: readonly { subject: string }[]) => due.map(({ subject }) => subject);

      test('are claimed when due, oldest first, as many as asked for, and come again', async () => {
        await store.transact(({ timers }) => timers.set([timer('c', 300), timer('a', 100), timer('b', 200)]));
        expect(await store.read(({ timers }) => timers.nextDueAtMs())).toBe(100);
        expect(await claim(99)).toEqual([]);
        expect(subjects(await claim(250, 5_000, 1))).toEqual(['a']);
        expect(await claim(250, 5_000)).toEqual([{ ...timer('b', 200), trace: {} }]);
        expect(subjects(await claim(5_000, 9_000))).toEqual(['c', 'a', 'b']);
        await store.transact(({ timers }) => timers.clear(['a', 'b', 'c']));
        expect(await store.read(({ timers }) => timers.nextDueAtMs())).toBeUndefined();
      });

      test('are replaced by the next one of the subject', async () => {
        await store.transact(({ timers }) => timers.set([timer('a', 100)]));
        const sweep = { subject: 'a', kind: 'lease-sweep', investigationId: null, dueAtMs: 200 } as const;
        await store.transact(({ timers }) => timers.set([sweep]));
        expect(await claim(100)).toEqual([]);
        expect(await claim(200)).toEqual([{ ...sweep, trace: {} }]);
        await store.transact(({ timers }) => timers.clear(['a']));
      });
    });

    describe('what operators say about versions', () => {
      test('is kept, replaced, and told to whom it is about with the heartbeat', async () => {
        const rules = () => store.read(({ registry }) => registry.rules());
        const said = { name: 'ruled', version: '1.0.0', draining: false, weight: 7 };
        await store.transact(({ registry }) => registry.saveRule({ ...said, version: '2.0.0', weight: null }));
        await store.transact(({ registry }) => registry.saveRule({ ...said, weight: 0 }));
        await store.transact(({ registry }) => registry.saveRule(said));
        expect(await rules()).toEqual([said, { ...said, version: '2.0.0', weight: null }]);
        await store.transact(({ registry }) => registry.saveRule({ ...said, draining: true }));
        const ruled = {
          ...{ name: 'ruled', version: '1.0.0', instance: 'i1', address: 'localhost:1', capacity: 2, protocol: 2 },
          ...{ capabilities: ['diagnose.database'], expertise: {} },
        };
        await store.transact(({ registry }) => registry.put(ruled, 100));
        expect(await store.transact(({ registry }) => registry.renew(ruled, true, 200))).toEqual({ draining: true });
        await store.transact(({ registry }) => registry.remove(ruled));
      });
    });

    describe('the registry', () => {
      const agent = (parts: Partial<RegisteredAgent> = {}): RegisteredAgent => ({
        ...{ name: 'db', version: '1.0.0', instance: 'i1', address: 'localhost:1', capacity: 2, protocol: 2 },
        ...{ capabilities: ['diagnose.database'], expertise: { 'database.lock-contention': 0.9, database: 0.5 } },
        ...{ consuming: false, leaseUntilMs: 100 },
        ...parts,
      });
      const list = () => store.read(({ registry }) => registry.list());
      const put = (parts: Partial<RegisteredAgent> = {}) => {
        const { leaseUntilMs, ...profile } = agent(parts);
        return store.transact(({ registry }) => registry.put(profile, leaseUntilMs));
      };
      const renew = (instance: string, leaseUntilMs: number) =>
        store.transact(({ registry }) => registry.renew(agent({ instance }), true, leaseUntilMs));

      test('renews who is registered, and nobody else', async () => {
        await put();
        expect(await renew('i1', 200)).toEqual({ draining: false });
        expect(await renew('i2', 200)).toBeUndefined();
        expect(await list()).toEqual([agent({ consuming: true, leaseUntilMs: 200 })]);
      });

      test('takes an instance that registers again under its address for the same process', async () => {
        await put({ leaseUntilMs: 300, capacity: 4 });
        expect(await list()).toEqual([agent({ consuming: true, leaseUntilMs: 300, capacity: 4 })]);
        await put({ leaseUntilMs: 400, address: 'localhost:2' });
        expect(await list()).toEqual([agent({ consuming: false, leaseUntilMs: 400, address: 'localhost:2' })]);
      });

      test('lists by name, version and instance, and takes out whose lease ended', async () => {
        await put({ instance: 'i2', leaseUntilMs: 500 });
        await put({ name: 'a-last', leaseUntilMs: 501 });
        const names = async () => (await list()).map(({ name, instance }) => `${name} ${instance}`);
        expect(await names()).toEqual(['a-last i1', 'db i1', 'db i2']);
        await store.transact(({ registry }) => registry.removeExpired(500));
        expect(await names()).toEqual(['a-last i1']);
        await store.transact(({ registry }) => registry.remove(agent({ name: 'a-last' })));
        expect(await names()).toEqual([]);
      });

      test('remembers what was announced', async () => {
        expect(await store.transact(({ registry }) => registry.lock())).toEqual({ revision: 0, capabilities: [] });
        const next = { revision: 1, capabilities: ['diagnose.database', 'disprove.database'] };
        await store.transact(({ registry }) => registry.announced(next));
        expect(await store.transact(({ registry }) => registry.lock())).toEqual(next);
      });
    });
  });
}
