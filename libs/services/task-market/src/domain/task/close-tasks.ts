import type { Account } from '../ledger/account.js';
import type { Decision } from './decision.js';
import { taskFailed } from './market-events.js';
import type { MarketTask } from './market-task.js';

/** The account of an investigation that needs nothing more. */
export function closeAccount(account: Account): Account {
  return { ...account, closed: true };
}

/**
 * Ends the tasks that wait for an award. What is awarded stays open until its report or its deadline, because the work is under
 * way and will be paid as agreed; a closed account lets nothing follow it.
 * @param account the closed one
 */
export function closeTasks(account: Account, tasks: readonly MarketTask[]): Decision[] {
  return tasks
    .filter((task) => task.status === 'waiting')
    .map((task) => {
      const ended = { ...task, status: 'ended' as const };
      return { account, task: ended, timer: null, events: [taskFailed(ended, 'closed', true)] };
    });
}
