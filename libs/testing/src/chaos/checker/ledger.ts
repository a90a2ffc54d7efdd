import { decodeEvent } from '@compass/contracts';
import { distinct, exactlyOne } from './alerts-and-incidents.js';
import { countBy } from './counting.js';
import type { AccountRow, AttemptRow, Facts } from './facts.js';
import type { Violation } from './violations.js';

/** Every reservation is settled, once, also on the log; what accounts say is what the attempts say, within the budget. */
export function ledgerViolations({ accounts, attempts, tasks, log }: Facts): Violation[] {
  const byAccount = Map.groupBy(attempts, ({ investigationId }) => investigationId);
  const settlements = distinct(log.filter(({ type }) => type === 'TaskSettled')).map(({ body }) =>
    decodeEvent('compass.market.v1.TaskSettled', body),
  );
  const settled = countBy(settlements, ({ taskId, attempt }) => `${taskId}/${attempt}`);
  return [
    ...accounts.flatMap((account) => accountViolations(account, byAccount.get(account.investigationId) ?? [])),
    ...attempts.flatMap(({ taskId, attempt, spent }) => [
      ...(spent === null ? [{ invariant: 'reservation-open', what: `${taskId}/${attempt}` }] : []),
      ...exactlyOne(
        settled.get(`${taskId}/${attempt}`),
        'settlement-not-published',
        'settled-twice',
        `${taskId}/${attempt}`,
      ),
    ]),
    ...tasks
      .filter(({ status }) => status !== 'ended')
      .map(({ taskId, status }) => ({ invariant: 'task-not-ended', what: `${taskId} is ${status}` })),
  ];
}

function accountViolations(account: AccountRow, attempts: readonly AttemptRow[]): Violation[] {
  const { investigationId: what, budget, reserved, spent, closed } = account;
  const sum = attempts.reduce((total, attempt) => total + (attempt.spent ?? 0), 0);
  const held = attempts.reduce((total, attempt) => total + (attempt.spent === null ? attempt.reserved : 0), 0);
  return [
    ...(reserved + spent > budget
      ? [{ invariant: 'over-budget', what: `${what}: ${reserved} + ${spent} > ${budget}` }]
      : []),
    ...(sum !== spent || held !== reserved
      ? [
          {
            invariant: 'books-do-not-balance',
            what: `${what}: ${spent} spent, attempts say ${sum}; ${reserved} held, attempts say ${held}`,
          },
        ]
      : []),
    ...(closed ? [] : [{ invariant: 'account-open', what }]),
  ];
}
