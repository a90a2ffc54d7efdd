import { beforeEach, expect, test } from '@jest/globals';
import { openAccount } from '../domain/ledger/account.js';
import { auctionTask } from '../domain/task/auction-task.js';
import { openTask } from '../domain/task/market-task.js';
import { settleReport } from '../domain/task/settle-attempt.js';
import { anOffer, aTask, now, rules } from '../domain/task/task.fixture.js';
import { recordDecisions } from '../handlers/record-decisions.js';
import { MemoryMarketStore } from '../store/memory-market-store.fixture.js';
import { AuctionAgain } from './auction-again.js';
import { SettleOverdueAttempt } from './settle-overdue-attempt.js';

const account = openAccount('investigation-1', 1_000_000);
const auction = { offers: [anOffer('a')], openAwards: new Map<string, number>() };
const waiting = auctionTask({ account, task: openTask(aTask(), now) }, { ...auction, offers: [] }, now, rules);
const awarded = auctionTask({ account, task: openTask(aTask(), now) }, auction, now, rules);
const due = { subject: 'task-1', investigationId: 'investigation-1', dueAtMs: now, trace: {} };
const report = { agent: 'a', agentVersion: '1.0.0', completed: true, costMicros: 1 };

let store: MemoryMarketStore;
let nowMs: number;
const clock = { now: () => nowMs };

beforeEach(async () => {
  nowMs = now;
  store = new MemoryMarketStore();
  await store.transact(({ accounts }) => accounts.open('investigation-1', 1_000_000));
});

const record = (decision: typeof waiting) => store.transact((tx) => recordDecisions(tx, [decision]));

test('a deadline is not enforced before it has passed', async () => {
  await record(awarded);
  const before = store.state;
  await new SettleOverdueAttempt(store, clock, rules).run([{ ...due, kind: 'attempt-deadline' }]);
  expect(store.state.accounts).toEqual(before.accounts);
});

test('a deadline does not count once the report was there first', async () => {
  await record(awarded);
  if (!awarded.attempt) throw new Error('not awarded');
  await record(settleReport({ ...awarded, attempt: awarded.attempt }, report, now, rules));
  nowMs += 120_000;
  const published = store.state.published.length;
  await new SettleOverdueAttempt(store, clock, rules).run([{ ...due, kind: 'attempt-deadline' }]);
  expect(store.state.accounts.get('investigation-1')).toMatchObject({ reservedMicros: 0, spentMicros: 1 });
  expect(store.state.published).toHaveLength(published);
});

test('an auction comes to nothing when the task was awarded while agents were asked', async () => {
  await record(waiting);
  const solicitor = {
    solicit: async () => {
      await record(awarded);
      return new Map([['task-1', [anOffer('late')]]]);
    },
  };
  await new AuctionAgain(store, solicitor, clock, rules).run([{ ...due, kind: 'auction' }]);
  expect([...store.state.attempts.values()].map(({ agent }) => agent)).toEqual(['a']);
});

test('of tasks that are auctioned together, one that was awarded meanwhile takes no other with it', async () => {
  await record(waiting);
  const second = openTask(aTask({ taskId: 'task-2' }), now);
  await record(auctionTask({ account: waiting.account, task: second }, { ...auction, offers: [] }, now, rules));
  const asked: unknown[] = [];
  const solicitor = {
    solicit: async (solicitations: readonly { task: { taskId: string } }[]) => {
      asked.push(solicitations.map(({ task }) => task.taskId));
      await record(awarded);
      return new Map(['task-1', 'task-2'].map((taskId) => [taskId, [anOffer('late')]]));
    },
  };
  const both = ['task-1', 'task-2'].map((subject) => ({ ...due, subject, kind: 'auction' as const }));
  await new AuctionAgain(store, solicitor, clock, rules).run(both);
  expect(asked).toEqual([['task-1', 'task-2']]);
  const awards = [...store.state.attempts.values()].map(({ taskId, agent }) => `${taskId} ${agent}`);
  expect(awards.sort()).toEqual(['task-1 a', 'task-2 late']);
  expect(store.state.accounts.get('investigation-1')).toMatchObject({ reservedMicros: 200_000 });
});

test('an auction is not even held for a task that waits no more', async () => {
  await record(awarded);
  const solicitor = { solicit: () => Promise.reject(new Error('asked')) };
  await new AuctionAgain(store, solicitor, clock, rules).run([{ ...due, kind: 'auction' }]);
});
