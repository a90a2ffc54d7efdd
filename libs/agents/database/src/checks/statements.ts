import { shareText } from '@compass/analysis';
import type { Database, Statement } from '../databases.js';
import { clearRises, lockWaits, slowStatements, unaffectedShare } from '../evidence.js';
import { messageMeaning } from '../messages.js';
import { riseText, statementText } from '../words.js';
import type { Seen } from './check.js';

/** Sessions that surely wait for locks. */
const waiting = 0.3;
const writing = /^(insert|update|delete|merge|replace|select for update)/i;

/** Slow by waiting for locks, by being overrun, or by themselves: what else rose, and which statements are spared, tells. */
export function slowStatementsSeen(database: Database): Seen[] {
  const slow = slowStatements(database);
  const [worst] = slow;
  if (!worst) return [];
  const { operation, collection, latency } = worst;
  return readings(database, slow).map(({ category, weight, why }) => ({
    category,
    indicator: `latency of ${operation}${collection ? ` ${collection}` : ''}`,
    direction: 'up',
    ...(latency.onsetMs !== undefined && { onsetMs: latency.onsetMs }),
    strength: weight * latency.strength,
    statement: `Statements on ${database.name} are slow: ${slow.slice(0, 3).map(statementText).join(', ')}; ${why}.`,
  }));
}

interface Reading {
  readonly category: string;
  readonly weight: number;
  readonly why: string;
}

function readings(database: Database, slow: readonly Statement[]): Reading[] {
  const share = unaffectedShare(database);
  const spared = `${shareText(share)} of its calls are as fast as before`;
  const [busy] = clearRises(database, 'input');
  if ((lockWaits(database)[0]?.strength ?? 0) >= waiting)
    return [{ category: 'database.lock-contention', weight: 0.7, why: `${spared}, and sessions wait for locks` }];
  if (busy && share < 0.5)
    return [{ category: 'database.overload', weight: 0.75, why: `${spared}, while ${riseText(busy)}` }];
  if (database.metrics.some(({ kind }) => kind === 'lock-waits'))
    return [
      {
        category: 'database.slow-queries',
        weight: 0.7,
        why: `${spared}, and no more sessions than before wait for locks`,
      },
    ];
  // Nobody measures locks: slow writes to few tables beside fast statements look like them, but not only like them.
  if (share >= waiting && slow.every((statement) => writing.test(statement.operation)))
    return [
      { category: 'database.lock-contention', weight: 0.5, why: `${spared}, and all that is slow writes` },
      { category: 'database.slow-queries', weight: 0.45, why: spared },
    ];
  return [{ category: 'database.slow-queries', weight: 0.7, why: spared }];
}

export function failuresSeen({ name, statements }: Database): Seen[] {
  const worst = statements
    .filter(({ errors }) => errors.strength > 0)
    .sort((a, b) => b.errors.strength - a.errors.strength || b.errors.after - a.errors.after)[0];
  if (!worst) return [];
  const text = worst.errorTexts.join(' ');
  const category = messageMeaning(text, true)?.category;
  if (!category) return [];
  return [
    {
      category,
      indicator: `errors of ${worst.operation} ${worst.collection}`.trim(),
      direction: 'up',
      ...(worst.errors.onsetMs !== undefined && { onsetMs: worst.errors.onsetMs }),
      strength: 0.85 * worst.errors.strength,
      statement: `${shareText(worst.errors.after)} of ${worst.operation} ${worst.collection} on ${name} fail (${shareText(worst.errors.before)} before): ${worst.errorTexts[0]}.`,
    },
  ];
}
