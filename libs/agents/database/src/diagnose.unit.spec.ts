import { describe, expect, test } from '@jest/globals';
import { change, lines, logs, metric, scenario, spans, traces, type Pace } from '@compass/testing';
import { diagnose } from './diagnose.js';
import type { Said, Telemetry } from './telemetry.js';

const serving = { service: 'ledger', operation: 'POST /entries', kind: 'server' } as const;
const statement = (operation: string, collection: string) =>
  ({
    service: 'ledger',
    operation: `${operation} ${collection}`,
    kind: 'client',
    peer: 'books',
    database: { system: 'postgresql', operation, collection },
  }) as const;

/** A service and its statements on the database books. */
const ledger = (write: Pace, read: Pace, texts: readonly string[] = []) =>
  traces(
    spans(serving, { meanMs: 30, selfMs: 5 }, { meanMs: Math.max(30, write.meanMs ?? 0) }),
    spans(
      { ...statement('INSERT', 'entries'), errorTypes: texts.map((message) => ({ type: '', message, count: 9 })) },
      { meanMs: 5 },
      write,
    ),
    spans(statement('SELECT', 'accounts'), { meanMs: 5 }, read),
  );
const slow = { meanMs: 800 };
const asBefore = {};
const quietLocks = metric('books', 'pg-locks-waiting', 0.01, 0.01);
const waits = metric('books', 'pg-locks-waiting', 0, 9);

const said = (telemetry: Telemetry): Said[] => diagnose(telemetry, scenario.alertAtMs);
const strongest = (telemetry: Telemetry) => said(telemetry)[0];

test('who has no room left says so of itself, whatever database there is', () => {
  const full = lines({ service: 'etl', level: 'ERROR', sample: 'OSError: [Errno 28] No space left on device' }, 0, 3);
  const told = logs(lines({ service: 'etl', level: 'INFO', sample: 'spilled a run' }, 3, 3), full);
  const found = (alertAtMs: number) => diagnose({ logs: told }, alertAtMs)[0];
  expect(found(scenario.alertAtMs)).toMatchObject({ service: 'etl', category: 'infrastructure.disk-full' });
  expect(found(scenario.endMs)!.strength).toBeGreaterThan(0.7);
});

describe('what a database suffers from', () => {
  const cases: [string, Telemetry, string][] = [
    [
      'sessions wait for locks, writes are slow',
      { traces: ledger(slow, asBefore), metrics: [waits] },
      'database.lock-contention',
    ],
    ['sessions wait for locks, and nobody traces statements', { metrics: [waits] }, 'database.lock-contention'],
    [
      'row locks by another name',
      { metrics: [metric('db', 'innodb_row_lock_waits', 0, 9)] },
      'database.lock-contention',
    ],
    [
      'slow statements, no lock is waited for',
      { traces: ledger(slow, slow), metrics: [quietLocks] },
      'database.slow-queries',
    ],
    ['slow reads, and nobody measures locks', { traces: ledger(asBefore, slow) }, 'database.slow-queries'],
    [
      'everything is slow while much is read from disk',
      { traces: ledger(slow, slow), metrics: [quietLocks, metric('books', 'pg-block-reads-rate', 10, 4000)] },
      'database.overload',
    ],
    [
      'all connections in use, and callers wait for one',
      {
        metrics: [
          metric('books', 'pg-connections-used', 20, 100),
          metric('books', 'pg-connections-max', 100),
          metric('ledger', 'pool-books-pending-connections', 0, 12),
        ],
      },
      'database.connections-exhausted',
    ],
    [
      'connections are refused for their number',
      {
        traces: ledger(asBefore, asBefore),
        logs: logs(
          lines({ service: 'ledger', level: 'ERROR', sample: 'FATAL: sorry, too many clients already' }, 0, 3),
        ),
      },
      'database.connections-exhausted',
    ],
    [
      'the database logs deadlocks',
      {
        metrics: [quietLocks],
        logs: logs(lines({ service: 'books', level: 'ERROR', sample: 'deadlock detected' }, 0, 3)),
      },
      'database.lock-contention',
    ],
    [
      'its volume is full',
      {
        logs: logs(
          lines({ service: 'books', level: 'ERROR', sample: 'could not extend file: No space left on device' }, 0, 3),
        ),
      },
      'infrastructure.disk-full',
    ],
    [
      'a login is refused',
      {
        traces: ledger({ errors: 10 }, { errors: 10 }, ['password authentication failed for user "ledger"']),
        logs: logs(
          lines(
            { service: 'ledger', level: 'ERROR', sample: 'password authentication failed for user "ledger"' },
            0,
            3,
          ),
        ),
      },
      'database.credentials',
    ],
    [
      'statements give up waiting',
      { traces: ledger({ errors: 6 }, asBefore, ['canceling statement due to lock timeout']) },
      'database.lock-contention',
    ],
    [
      'connections are refused',
      { traces: ledger({ errors: 10 }, { errors: 10 }, ['connect ECONNREFUSED 10.0.0.7:5432']) },
      'database.unreachable',
    ],
  ];
  test.each(cases)('%s', (_, telemetry, category) => {
    const finding = strongest(telemetry);
    expect(finding).toMatchObject({ category, direction: 'up' });
    expect(finding!.strength).toBeGreaterThan(0.45);
    expect(Math.abs(finding!.onsetMs! - scenario.onsetMs)).toBeLessThanOrEqual(5_000);
  });

  test('slow writes beside fast reads look like locks, but not only like them, where nobody measures locks', () => {
    const categories = said({ traces: ledger(slow, asBefore) }).map(({ category }) => category);
    expect(categories).toEqual(['database.lock-contention', 'database.slow-queries']);
  });

  test('a pool that sessions waiting for locks have emptied is no cause of its own', () => {
    const pool = [
      metric('ledger', 'pool-books-connections-used', 1, 10),
      metric('ledger', 'pool-books-connections-max', 10),
    ];
    const findings = said({
      traces: ledger(slow, asBefore),
      metrics: [waits, ...pool, metric('ledger', 'pool-books-pending-connections', 0, 5)],
    });
    expect(findings[0]).toMatchObject({ category: 'database.lock-contention', indicator: 'pg-locks-waiting' });
    const exhausted = findings.find(({ category }) => category === 'database.connections-exhausted');
    expect(exhausted?.strength ?? 0).toBeLessThan(0.3);
  });

  describe('a pool of connections that runs out', () => {
    const pool = [
      metric('ledger', 'pool-books-connections-used', 1, 10),
      metric('ledger', 'pool-books-connections-max', 10),
      metric('ledger', 'pool-books-pending-connections', 0, 15),
    ];
    const own = (used: number) => [
      metric('books', 'pg-connections-used', 11, used),
      metric('books', 'pg-connections-max', 100),
    ];
    const exhausted = (telemetry: Telemetry) =>
      said(telemetry).filter(({ category }) => category === 'database.connections-exhausted');

    test('is its service’s while the database has connections to spare, and tells what came up', () => {
      const exports = spans(
        { service: 'ledger', operation: 'POST /exports', kind: 'server' },
        { calls: 0 },
        { calls: 4, meanMs: 9_000 },
      );
      const { buckets, operations } = ledger(asBefore, asBefore);
      const [finding] = exhausted({
        traces: { buckets, operations: [...operations, exports] },
        metrics: [...pool, ...own(20)],
      });
      expect(finding).toMatchObject({ service: 'ledger' });
      expect(finding!.strength).toBeGreaterThan(0.7);
      expect(finding!.statement).toContain('ledger is asked for POST /exports 48 times a minute (0 before)');
    });

    test('is the database’s where its own connections run out', () => {
      expect(exhausted({ metrics: [...pool, ...own(100)] })).toMatchObject([{ service: 'books' }]);
    });

    test('is an effect where statements take longer', () => {
      const [finding] = exhausted({ traces: ledger(slow, slow), metrics: [quietLocks, ...pool, ...own(20)] });
      expect(finding?.strength ?? 0).toBeLessThan(0.3);
    });

    test.each([
      ['timeout exceeded when trying to connect', 'ledger'],
      ['sorry, too many clients already', 'books'],
    ])('is told by "%s" of %s', (sample, service) => {
      const telemetry = {
        traces: ledger(asBefore, asBefore),
        logs: logs(lines({ service: 'ledger', level: 'ERROR', sample }, 0, 3)),
      };
      expect(exhausted(telemetry)).toMatchObject([{ service }]);
    });
  });

  test('what a service says of a database that nobody knows is told of the service', () => {
    const sample = 'FATAL: remaining connection slots are reserved';
    const [first] = said({ logs: logs(lines({ service: 'orders', level: 'ERROR', sample }, 0, 3)) });
    expect(first).toMatchObject({ service: 'orders', category: 'database.connections-exhausted' });
  });

  test('it is named as its callers name it', () => {
    expect(strongest({ traces: ledger(slow, slow) })).toMatchObject({ service: 'books' });
  });
});

describe('in a healthy system', () => {
  test.each([
    ['statements are as fast as before', { traces: ledger(asBefore, asBefore), metrics: [quietLocks] }],
    ['a few milliseconds more', { traces: ledger({ meanMs: 12 }, { meanMs: 9 }), metrics: [quietLocks] }],
    [
      'waits for locks that no statement feels',
      { traces: ledger(asBefore, asBefore), metrics: [metric('books', 'pg-locks-waiting', 0, 0.2)] },
    ],
    [
      'a pool that is always full',
      { metrics: [metric('books', 'pg-connections-used', 100), metric('books', 'pg-connections-max', 100)] },
    ],
    ['errors that are no database’s', { traces: ledger({ errors: 6 }, asBefore, ['duplicate key value']) }],
    ['nothing is known', {}],
  ])('%s', (_, telemetry: Telemetry) => {
    expect(Math.max(0, ...said(telemetry).map(({ strength }) => strength))).toBeLessThan(0.3);
  });
});

describe('other work', () => {
  const backup = change({ service: 'books', kind: 'job', summary: 'Backup of books started' }, -4);

  test('that statements do not feel is acquitted', () => {
    const [acquittal, suspicion] = said({ traces: ledger(asBefore, { meanMs: 7 }), changes: [backup] });
    expect(acquittal).toMatchObject({
      stance: 'contradicts',
      category: 'database.overload',
      service: 'books',
      strength: expect.closeTo(0.95),
    });
    expect(acquittal!.statement).toContain('take 6 ms (5.1 ms before)');
    expect(suspicion!.strength).toBeLessThan(0.3);
  });

  test('that statements feel is not', () => {
    const felt = said({ traces: ledger(slow, slow), changes: [backup] });
    expect(felt.some(({ stance }) => stance === 'contradicts')).toBe(false);
  });
});
