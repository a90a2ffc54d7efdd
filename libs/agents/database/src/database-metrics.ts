import { isDatabaseName, wordsOf } from '@compass/analysis';

/** What a database's metric is about. */
export type DatabaseMetricKind =
  | 'lock-waits'
  | 'deadlocks'
  | 'connections-used'
  | 'connections-max'
  | 'connections-pending'
  | 'transaction-age'
  | 'input'
  | 'latency'
  | 'failures'
  | 'load';

type Rule = readonly [kind: DatabaseMetricKind, every: readonly RegExp[], none?: RegExp];

const connection = /^(connections?|conn|conns|sessions?|backends?|clients?|threads?|pool)$/;

/** The first rule whose patterns each match a word of the name, and whose last matches none. */
const rules: readonly Rule[] = [
  ['deadlocks', [/^deadlocks?$/]],
  [
    'lock-waits',
    [
      /^(lock|locks|locking|row|rowlock|latch)$/,
      /^(wait|waits|waiting|waited|granted|queue|queued|blocked|timeouts?|longest)$/,
    ],
  ],
  ['lock-waits', [/^(blocked|blocking|blockers?)$/], /^(block|hits?|reads?)$/],
  ['connections-max', [connection, /^(max|maximum|limit|capacity)$/], /used/],
  ['connections-pending', [connection, /^(pending|waiting|waiters?|queued?|timeouts?|acquire)$/]],
  [
    'connections-used',
    [connection, /^(used|usage|active|open|count|current|total|busy|connected|running|in|numbackends)$/],
    /^(transaction|idle)$/,
  ],
  ['connections-used', [/^numbackends$/]],
  ['transaction-age', [/^(transaction|transactions|xact|trx)$/, /^(longest|oldest|age|duration|max)$/]],
  ['input', [/^(block|blocks|blks|disk|io|buffer|pages|temp|tmp)$/, /^(reads?|files|bytes|read)$/]],
  ['failures', [/^(rollbacks?|errors?|failed|aborts?|aborted)$/]],
  ['latency', [/^(latency|duration|elapsed)$/]],
  ['load', [/^(commits?|queries|statements|transactions|rows|tuples|tup|ops|qps|tps|requests)$/]],
];

const databaseWords =
  /^(postgres|postgresql|pg|mysql|mariadb|innodb|mongo|mongodb|oracle|mssql|sqlserver|cassandra|redis|deadlocks?|rollbacks?|tablespace|numbackends)$/;

/** By words only: exporters name the same thing in many ways. */
export function databaseMetricKind(name: string): DatabaseMetricKind | undefined {
  const words = wordsOf(name);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  return rules.find(([, every, none]) => every.every(has) && !(none && has(none)))?.[0];
}

/** A service that is a database, by its own name or by what it measures. */
export function isDatabase(service: string, metrics: readonly string[]): boolean {
  return isDatabaseName(service) || metrics.some((metric) => wordsOf(metric).some((word) => databaseWords.test(word)));
}

/** A pool of connections in a service that calls a database. */
export function isPoolMetric(name: string): boolean {
  const kind = databaseMetricKind(name);
  return kind === 'connections-pending' || kind === 'connections-used' || kind === 'connections-max';
}
