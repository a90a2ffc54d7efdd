import type { MarketTables } from '../stores/market-tables.js';
import { must } from './violation.js';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** The budget is never exceeded, the account is the sum of its attempts, and a task has one open attempt at most. */
export function checkBooks({ accounts, attempts }: MarketTables): void {
  const all = [...attempts.rows.values()];
  for (const { investigationId, budgetMicros, reservedMicros, spentMicros } of accounts.rows.values()) {
    const own = all.filter((attempt) => attempt.investigationId === investigationId);
    const reserved = sum(
      own.filter((attempt) => attempt.spentMicros === null).map((attempt) => attempt.reservedMicros),
    );
    const spent = sum(own.map((attempt) => attempt.spentMicros ?? 0));
    must(reservedMicros + spentMicros <= budgetMicros, 'over-budget', () => investigationId);
    must(
      reservedMicros === reserved,
      'books-do-not-balance',
      () => `${investigationId}: ${reservedMicros} reserved, held ${reserved}`,
    );
    must(
      spentMicros === spent,
      'books-do-not-balance',
      () => `${investigationId}: ${spentMicros} spent, paid ${spent}`,
    );
  }
  const open = all.filter(({ spentMicros }) => spentMicros === null).map(({ taskId }) => taskId);
  must(new Set(open).size === open.length, 'two-open-attempts', () => open.join(', '));
}
