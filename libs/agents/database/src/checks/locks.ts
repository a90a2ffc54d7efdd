import type { Database } from '../databases.js';
import { clearRises, lockWaits, slowStatements } from '../evidence.js';
import { riseText, statementText } from '../words.js';
import type { Seen } from './check.js';

export function lockWaitsSeen(database: Database): Seen[] {
  const [rise] = lockWaits(database);
  if (!rise) return [];
  const slow = slowStatements(database);
  const traced = database.statements.length > 0;
  const felt = slow.length > 0 ? `; slow: ${slow.slice(0, 3).map(statementText).join(', ')}` : '';
  return [
    {
      category: 'database.lock-contention',
      indicator: rise.metric.metric,
      direction: 'up',
      onsetMs: rise.shift.onsetMs,
      // Waits that no statement feels hurt nobody.
      strength: 0.95 * rise.strength * (traced && slow.length === 0 ? 0.3 : 1),
      statement: `Sessions of ${database.name} wait for locks: ${riseText(rise)}${felt}.`,
    },
  ];
}

export function deadlocksSeen(database: Database): Seen[] {
  const [rise] = clearRises(database, 'deadlocks');
  if (!rise) return [];
  return [
    {
      category: 'database.lock-contention',
      indicator: rise.metric.metric,
      direction: 'up',
      onsetMs: rise.shift.onsetMs,
      strength: 0.7 * rise.strength,
      statement: `Transactions of ${database.name} deadlock: ${riseText(rise)}.`,
    },
  ];
}
