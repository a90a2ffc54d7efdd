import { expect } from '@jest/globals';
import type { TaskFailed, TaskSettled } from '@compass/contracts';
import type { OutgoingEvent } from '@compass/messaging';
import type { MemoryState } from '../store/memory-repositories.fixture.js';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What holds after every commit: the budget, and that the account is the sum of its attempts. */
export function expectBooksToBalance({ accounts, attempts, published }: MemoryState): void {
  for (const { investigationId, budgetMicros, reservedMicros, spentMicros } of accounts.values()) {
    const own = [...attempts.values()].filter((attempt) => attempt.investigationId === investigationId);
    const open = own.filter((attempt) => attempt.spentMicros === null);
    expect(reservedMicros).toBe(sum(open.map((attempt) => attempt.reservedMicros)));
    expect(spentMicros).toBe(sum(own.map((attempt) => attempt.spentMicros ?? 0)));
    expect(reservedMicros + spentMicros).toBeLessThanOrEqual(budgetMicros);
  }
  expect(new Set(published.map(({ id }) => id)).size).toBe(published.length);
}

/** What holds when nothing is left to happen: everything is settled once, every task ended once, and everyone was told. */
export function expectAllSettled({ accounts, tasks, attempts, timers, published }: MemoryState): void {
  for (const { reservedMicros } of accounts.values()) expect(reservedMicros).toBe(0);
  expect(timers.size).toBe(0);
  const settled = dataOf<TaskSettled>(published, 'compass.market.v1.TaskSettled');
  expect(settled.map(({ taskId, attempt, spentMicros }) => [`${taskId}/${attempt}`, spentMicros]).sort()).toEqual(
    [...attempts].map(([key, { spentMicros }]) => [key, spentMicros]).sort(),
  );
  const failures = dataOf<TaskFailed>(published, 'compass.market.v1.TaskFailed');
  for (const [taskId, { status, attempt }] of tasks) {
    expect(status).toBe('ended');
    const own = failures.filter((failure) => failure.taskId === taskId);
    const isAnswered = own.every(({ final }) => !final);
    // An answered task had one failure for each attempt but the last; any other one ended with exactly one final failure.
    if (isAnswered) expect(own.length).toBe(attempt - 1);
    else expect(own.filter(({ final }) => final).length).toBe(1);
  }
}

function dataOf<T>(published: readonly OutgoingEvent[], type: OutgoingEvent['type']): T[] {
  return published.filter((event) => event.type === type).map(({ data }) => data as T);
}
