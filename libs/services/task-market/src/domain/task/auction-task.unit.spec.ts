import { describe, expect, test } from '@jest/globals';
import { openAccount } from '../ledger/account.js';
import { auctionTask } from './auction-task.js';
import { auctionTasks } from './auction-tasks.js';
import { openTask, type Position } from './market-task.js';
import { anOffer, aTask, now, rules } from './task.fixture.js';

const position: Position = { account: openAccount('investigation-1', 1_000_000), task: openTask(aTask(), now) };
const noAwards = new Map<string, number>();

const auction = (offers: Parameters<typeof auctionTask>[1]['offers'], from = position, nowMs = now) =>
  auctionTask(from, { offers, openAwards: noAwards }, nowMs, rules);

describe('an auction with a candidate', () => {
  test('reserves its price and awards the next attempt, to the agent and to everyone', () => {
    const { account, task, attempt, timer, events } = auction([anOffer('a')]);
    expect(account.reservedMicros).toBe(100_000);
    expect(task).toMatchObject({ status: 'awarded', attempt: 1 });
    expect(attempt).toMatchObject({ attempt: 1, agent: 'a', reservedMicros: 100_000, spentMicros: null });
    expect(timer).toEqual({ kind: 'attempt-deadline', dueAtMs: now + 60_000 });
    expect(events.map(({ topic }) => topic)).toEqual(['compass.agent.a.v1', 'compass.market.v1']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    expect(events[0]?.data).toMatchObject({
      award: { task: aTask(), attempt: 1, agent: 'a', agentVersion: '1.0.0', deadlineAtMs: now + 60_000 },
      bids: [{ agent: 'a', declined: '' }],
    });
  });

  test('lets no attempt run past the deadline of the task', () => {
    const { attempt } = auction([anOffer('a')], position, now + 100_000);
    expect(attempt?.deadlineAtMs).toBe(now + 120_000);
  });

  test('ends its attempt at a whole millisecond', () => {
    const hasty = { ...position, task: openTask(aTask({ timeoutSeconds: 1.0015 }), now) };
    expect(auction([anOffer('a', { expectedSeconds: 0 })], hasty).attempt?.deadlineAtMs).toBe(now + 1_001);
  });

  test('goes to the best one that can be paid', () => {
    const poor = { ...position, account: openAccount('investigation-1', 50_000) };
    const offers = [anOffer('dear', { confidence: 1 }), anOffer('cheap', { priceMicros: 50_000, confidence: 0.1 })];
    expect(auction(offers, poor).attempt?.agent).toBe('cheap');
  });

  test('decides the same twice', () => {
    expect(auction([anOffer('a'), anOffer('b')])).toEqual(auction([anOffer('b'), anOffer('a')]));
  });
});

describe('an auction without a candidate', () => {
  test('is held again, later each time, while patience lasts', () => {
    const first = auction([]);
    expect(first).toMatchObject({ timer: { kind: 'auction', dueAtMs: now + 250 }, events: [] });
    const second = auction([], first, now + 250);
    expect(second.timer?.dueAtMs).toBe(now + 250 + 500);
    const third = auction([], auction([], second, now + 750), now + 1_750);
    expect(third.timer?.dueAtMs).toBe(now + 1_750 + 1_000);
  });

  test('fails the task when patience is over', () => {
    const { task, timer, events } = auction([anOffer('liar', { priceMicros: 500_001 })], position, now + 10_000);
    expect(task.status).toBe('ended');
    expect(timer).toBeNull();
    expect(events).toMatchObject([
      { data: { reason: 'no-bidder', final: true, attempt: 0, bids: [{ declined: 'invalid: price-above-ceiling' }] } },
    ]);
  });

  test('fails the task when its deadline passed, whoever bids', () => {
    const { events, attempt } = auction([anOffer('a')], position, now + 120_000);
    expect(attempt).toBeUndefined();
    expect(events).toMatchObject([{ data: { reason: 'deadline-passed', final: true } }]);
  });

  test('fails the task at once when no money can come back', () => {
    const poor = { ...position, account: openAccount('investigation-1', 99_999) };
    expect(auction([anOffer('a')], poor).events).toMatchObject([{ data: { reason: 'budget-exhausted', final: true } }]);
  });

  test('waits for money that is reserved and may be released', () => {
    const account = { ...openAccount('investigation-1', 150_000), reservedMicros: 100_000 };
    expect(auction([anOffer('a')], { ...position, account })).toMatchObject({ timer: { kind: 'auction' }, events: [] });
  });
});

test('a closed investigation gets no more awards', () => {
  const account = { ...position.account, closed: true };
  const { events, attempt } = auction([anOffer('a')], { ...position, account });
  expect(attempt).toBeUndefined();
  expect(events).toMatchObject([{ data: { reason: 'closed', final: true } }]);
});

describe('auctions of several tasks', () => {
  const lot = (taskId: string, priority: number) => ({
    task: openTask(aTask({ taskId, priority }), now),
    offers: [anOffer('a'), anOffer('b', { confidence: 0.5 })],
  });

  test('serve the urgent first, fill free places, and never reserve more than there is', () => {
    const account = openAccount('investigation-1', 250_000);
    const decisions = auctionTasks(account, [lot('late', 1), lot('first', 5), lot('second', 3)], noAwards, now, rules);
    expect(decisions.map(({ task, attempt }) => [task.task.taskId, attempt?.agent])).toEqual([
      ['first', 'a'],
      ['second', 'b'],
      ['late', undefined],
    ]);
    expect(decisions.at(-1)?.account.reservedMicros).toBe(200_000);
  });
});
