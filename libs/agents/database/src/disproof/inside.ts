import { numberText, shareText } from '@compass/analysis';
import type { Database, Scene } from '../databases.js';
import { clearRises, fullness, lockWaits, slowStatements, unaffectedShare } from '../evidence.js';
import { riseText, statementText } from '../words.js';
import { asExpected, doubtful, refuted, unlikely, type Outcome } from './test.js';

/** Sessions that surely wait. */
const waiting = 0.3;

/** Lock contention shows as sessions that wait for locks, where anybody measures them. */
export function sessionsWaitForLocks(database: Database): Outcome | undefined {
  const measured = database.metrics.filter(({ kind }) => kind === 'lock-waits');
  if (measured.length === 0) return undefined;
  const [rise] = lockWaits(database);
  if (rise && rise.strength >= waiting) return { contradiction: asExpected, sentence: riseText(rise) };
  return {
    contradiction: rise ? doubtful : 0.9,
    sentence: `${measured.length} metrics of ${database.name} would show waits for locks, and none rose`,
  };
}

/** Slow statements, or a lack of connections, that waits for locks explain are no cause of their own. */
export function nobodyWaitsForLocks(database: Database): Outcome | undefined {
  const [rise] = lockWaits(database);
  if (rise && rise.strength >= waiting)
    return { contradiction: unlikely, sentence: `sessions wait for locks: ${riseText(rise)}` };
  if (!database.metrics.some(({ kind }) => kind === 'lock-waits')) return undefined;
  return { contradiction: asExpected, sentence: 'no more sessions than before wait for locks' };
}

/** A lock makes those wait who want it, and spares the others. */
export function othersAreSpared(database: Database): Outcome | undefined {
  const [worst] = slowStatements(database);
  const compared = database.statements.filter(({ latency }) => latency.callsBefore >= 5 && latency.callsAfter >= 5);
  if (!worst || compared.length < 3) return undefined;
  const share = unaffectedShare(database);
  const sentence = `${statementText(worst)}, while ${shareText(share)} of the calls to ${database.name} are as fast as before`;
  return { contradiction: share >= 0.1 ? asExpected : doubtful - 0.05, sentence };
}

/** A database that is overrun is slow in all that it does, and is seen to do more. */
export function allIsSlow(database: Database): Outcome | undefined {
  const compared = database.statements.filter(({ latency }) => latency.callsBefore >= 5 && latency.callsAfter >= 5);
  if (compared.length < 2) return undefined;
  const share = unaffectedShare(database);
  return {
    contradiction: asExpected + (unlikely - asExpected) * share,
    sentence: `${shareText(share)} of the calls to ${database.name} are as fast as before`,
  };
}

export function worksHarder(database: Database): Outcome | undefined {
  const measured = database.metrics.filter(({ kind }) => kind === 'input' || kind === 'load');
  if (measured.length === 0) return undefined;
  const [busy] = [...clearRises(database, 'input'), ...clearRises(database, 'load')];
  if (busy) return { contradiction: asExpected, sentence: riseText(busy) };
  return {
    contradiction: doubtful,
    sentence: `none of ${measured.length} metrics shows that ${database.name} does more than before`,
  };
}

/** Connections that run out are all in use, or are waited for. */
export function connectionsRunOut(database: Database, { splitMs }: Scene): Outcome | undefined {
  const full = fullness(database, splitMs);
  const [pending] = clearRises(database, 'connections-pending');
  if (pending) return { contradiction: asExpected, sentence: riseText(pending) };
  if (!full) return undefined;
  const sentence = `at most ${shareText(full.share)} of the connections are in use (${full.metric.metric} of ${full.metric.service})`;
  return { contradiction: full.share >= 0.95 ? asExpected : full.share >= 0.8 ? doubtful : refuted, sentence };
}

/** Nothing succeeds on a database that cannot be reached. */
export function statementsFail({ name, statements }: Database): Outcome | undefined {
  const calls = statements.reduce((sum, { latency }) => sum + latency.callsAfter, 0);
  const failed = statements.reduce((sum, { errors }) => sum + errors.after * errors.callsAfter, 0);
  if (calls === 0) return undefined;
  const share = failed / calls;
  const sentence = `${numberText(calls - failed)} of ${calls} statements on ${name} succeed since the onset`;
  return { contradiction: share < 0.02 ? refuted : share < 0.1 ? doubtful : asExpected, sentence };
}
