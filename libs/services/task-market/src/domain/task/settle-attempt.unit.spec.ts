import { describe, expect, test } from '@jest/globals';
import { openAccount } from '../ledger/account.js';
import { auctionTask } from './auction-task.js';
import { closeAccount, closeTasks } from './close-tasks.js';
import { openTask, type OpenPosition } from './market-task.js';
import { reasonToIgnore, settleReport, settleSilences, type Report } from './settle-attempt.js';
import { anOffer, aTask, now, rules } from './task.fixture.js';

const awarded = auctionTask(
  { account: openAccount('investigation-1', 1_000_000), task: openTask(aTask(), now) },
  { offers: [anOffer('a')], openAwards: new Map() },
  now,
  rules,
) as OpenPosition;

const report: Report = { agent: 'a', agentVersion: '1.0.0', completed: true, costMicros: 40_000 };

describe('a report', () => {
  test('that is completed is paid, and ends the task', () => {
    const { account, task, attempt, timer, events } = settleReport(awarded, report, now, rules);
    expect(account).toMatchObject({ reservedMicros: 0, spentMicros: 40_000 });
    expect(task.status).toBe('ended');
    expect(attempt?.spentMicros).toBe(40_000);
    expect(timer).toBeNull();
    expect(events).toMatchObject([{ data: { attempt: 1, reservedMicros: 100_000, spentMicros: 40_000 } }]);
  });

  test('that asks for more than was agreed gets what was agreed', () => {
    expect(settleReport(awarded, { ...report, costMicros: 9e9 }, now, rules).account.spentMicros).toBe(100_000);
  });

  test('of a failure is paid too, and leads to another auction at once', () => {
    const { account, task, timer, events } = settleReport(awarded, { ...report, completed: false }, now, rules);
    expect(account.spentMicros).toBe(40_000);
    expect(task).toMatchObject({ status: 'waiting', attempt: 1, failedBidders: ['a/1.0.0'], waitingSinceMs: now });
    expect(timer).toEqual({ kind: 'auction', dueAtMs: now });
    expect(events[1]).toMatchObject({ data: { attempt: 1, reason: 'agent-failed', final: false } });
  });

  test.each([
    ['an attempt that never was', report, undefined, 'unknown-attempt'],
    ['another agent', { ...report, agent: 'b' }, awarded.attempt, 'not-the-awarded-agent'],
    ['another version', { ...report, agentVersion: '2.0.0' }, awarded.attempt, 'not-the-awarded-agent'],
    ['a second time', report, { ...awarded.attempt, spentMicros: 0 }, 'already-settled'],
    ['the first time', report, awarded.attempt, undefined],
  ])('of %s is ignored as it should be', (_, said, attempt, reason) => {
    expect(reasonToIgnore(said, attempt)).toBe(reason);
  });
});

describe('silence until the deadline', () => {
  const settleSilence = (position: typeof awarded, nowMs: number) =>
    settleSilences(position.account, [position], nowMs, rules)[0]!;

  test('costs the full reservation, and leads to another auction', () => {
    const { account, events, timer } = settleSilence(awarded, now + 60_000);
    expect(account).toMatchObject({ reservedMicros: 0, spentMicros: 100_000 });
    expect(events[1]).toMatchObject({ data: { reason: 'deadline-passed', final: false } });
    expect(timer?.kind).toBe('auction');
  });

  test.each([
    ['the deadline of the task has passed', awarded, now + 120_000],
    ['the task was awarded often enough', { ...awarded, task: { ...awarded.task, attempt: 3 } }, now + 60_000],
    ['the investigation is closed', { ...awarded, account: closeAccount(awarded.account) }, now + 60_000],
  ])('is final when %s', (_, position, nowMs) => {
    const { task, timer, events } = settleSilence(position, nowMs);
    expect(task.status).toBe('ended');
    expect(timer).toBeNull();
    expect(events[1]).toMatchObject({ data: { reason: 'deadline-passed', final: true } });
  });
});

test('attempts that are overdue together are paid one after the other from one account', () => {
  const other = auctionTask(
    { account: awarded.account, task: openTask(aTask({ taskId: 'task-2' }), now) },
    { offers: [anOffer('b')], openAwards: new Map() },
    now,
    rules,
  );
  const overdue = [awarded, { task: other.task, attempt: other.attempt! }];
  const settled = settleSilences(other.account, overdue, now + 60_000, rules);
  expect(settled.map(({ account: { reservedMicros, spentMicros } }) => [reservedMicros, spentMicros])).toEqual([
    [100_000, 100_000],
    [0, 200_000],
  ]);
});

test('another auction raises the attempt and prefers another agent', () => {
  const failed = settleReport(awarded, { ...report, completed: false }, now, rules);
  const offers = [anOffer('a', { confidence: 1 }), anOffer('b', { confidence: 0.1 })];
  const again = auctionTask(failed, { offers, openAwards: new Map() }, now, rules);
  expect(again.attempt).toMatchObject({ attempt: 2, agent: 'b' });
});

test('closing ends what waits, and leaves what is under way to its report', () => {
  const waiting = openTask(aTask({ taskId: 'task-2' }), now);
  const account = closeAccount(awarded.account);
  const decisions = closeTasks(account, [awarded.task, waiting]);
  expect(decisions).toMatchObject([
    { task: { status: 'ended', task: { taskId: 'task-2' } }, events: [{ data: { reason: 'closed', final: true } }] },
  ]);
  expect(settleReport({ ...awarded, account }, report, now, rules).account.spentMicros).toBe(40_000);
});
