import { describe, expect, test } from '@jest/globals';
import { metric, scenario, spans, traces, type Pace } from '@compass/testing';
import type { Telemetry } from '../telemetry.js';
import { disprove } from './disprove.js';

const locks = 'database.lock-contention';
const connections = 'database.connections-exhausted';
const slowQueries = 'database.slow-queries';
const overload = 'database.overload';
const unreachable = 'database.unreachable';

const statement = (operation: string, collection: string) => {
  const database = { system: 'postgresql', operation, collection };
  return {
    service: 'ledger',
    operation: `${operation} ${collection}`,
    kind: 'client',
    peer: 'books',
    database,
  } as const;
};

/** A ledger that writes to and reads from the database books; `elsewhere` is what the ledger takes without it. */
function ledger(write: Pace, read: Pace, own: Pace = {}) {
  const meanMs = 30 + Math.max(0, (write.meanMs ?? 5) - 5) + Math.max(0, (read.meanMs ?? 5) - 5);
  return traces(
    spans(
      { service: 'ledger', operation: 'POST /entries', kind: 'server' },
      { meanMs: 30, selfMs: 5 },
      { meanMs, selfMs: 5, ...own },
    ),
    spans(statement('INSERT', 'entries'), { meanMs: 5 }, write),
    spans(statement('SELECT', 'accounts'), { meanMs: 5 }, read),
    spans(statement('SELECT', 'rates'), { meanMs: 5 }, read),
  );
}

const slow = { meanMs: 800 };
const waits = metric('books', 'pg-locks-waiting', 0, 9);
const noWaits = metric('books', 'pg-locks-waiting', 0.01);
const reads = metric('books', 'pg-disk-reads', 10, 4000);
const fewReads = metric('books', 'pg-disk-reads', 10);
const used = (level: number) => [
  metric('books', 'pg-connections-used', 20, level),
  metric('books', 'pg-connections-max', 100),
];

function contradictionOf(telemetry: Telemetry, category: string, service = 'books', onsetMs = scenario.onsetMs) {
  const claim = { hypothesisId: 'h', category, service, indicator: '', statement: '', refutations: [], onsetMs };
  return disprove(telemetry, claim, scenario.alertAtMs);
}

describe('a claim that is true stands', () => {
  const cases: [string, Telemetry, string][] = [
    ['writes wait for locks', { traces: ledger(slow, {}), metrics: [waits] }, locks],
    ['writes are slow, nobody measures locks', { traces: ledger(slow, {}) }, locks],
    ['statements are slow, nobody waits for locks', { traces: ledger({}, slow), metrics: [noWaits] }, slowQueries],
    ['all is slow while much is read', { traces: ledger(slow, slow), metrics: [noWaits, reads] }, overload],
    ['connections are all in use', { traces: ledger({ errors: 5 }, { errors: 5 }), metrics: used(100) }, connections],
    ['nothing succeeds', { traces: ledger({ errors: 10 }, { errors: 10 }) }, unreachable],
  ];
  test.each(cases)('%s', (_, telemetry, category) => {
    const { contradiction, tested, statement } = contradictionOf(telemetry, category);
    expect({ tested, stands: contradiction <= 0.5, statement }).toMatchObject({ tested: true, stands: true });
  });

  test('also said of the service that calls it', () => {
    expect(contradictionOf({ traces: ledger(slow, {}), metrics: [waits] }, locks, 'ledger').contradiction).toBeLessThan(
      0.5,
    );
  });
});

describe('a claim that is wrong falls', () => {
  const cases: [string, Telemetry, string, number?][] = [
    ['no session waits for a lock', { traces: ledger(slow, {}), metrics: [noWaits] }, locks],
    ['statements are as fast as before', { traces: ledger({}, {}), metrics: [waits] }, locks],
    [
      'requests are slow, and not by waiting for it',
      { traces: ledger({ meanMs: 60 }, {}, { meanMs: 4000, selfMs: 3900 }) },
      slowQueries,
    ],
    [
      'it began minutes after its effects',
      { traces: ledger({ meanMs: 5.1 }, {}, { meanMs: 4000, selfMs: 3900 }) },
      slowQueries,
      scenario.onsetMs + 200_000,
    ],
    ['sessions wait for locks', { traces: ledger(slow, {}), metrics: [waits] }, slowQueries],
    ['most statements are spared', { traces: ledger(slow, {}), metrics: [fewReads, waits] }, overload],
    ['a backup that statements do not feel', { traces: ledger({}, { meanMs: 7 }), metrics: [reads] }, overload],
    ['connections to spare', { traces: ledger(slow, slow), metrics: used(30) }, connections],
    ['statements succeed', { traces: ledger(slow, slow) }, unreachable],
  ];
  test.each(cases)('%s', (_, telemetry, category, ...onset) => {
    const { contradiction, tested, statement } = contradictionOf(telemetry, category, 'books', ...onset);
    expect({ tested, falls: contradiction > 0.7, statement }).toMatchObject({ tested: true, falls: true });
  });
});

test('what nothing can tell is untested', () => {
  expect(contradictionOf({}, locks)).toMatchObject({ tested: false, contradiction: 0 });
  expect(contradictionOf({ traces: ledger(slow, {}) }, locks, 'elsewhere')).toMatchObject({ tested: false });
});
