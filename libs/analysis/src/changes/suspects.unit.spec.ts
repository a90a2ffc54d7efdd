import { describe, expect, test } from '@jest/globals';
import { departureOf } from './departure.js';
import { hazardsOf } from './hazards.js';
import { outsideReasons } from './outside.js';
import { commitKind, readDiff } from './read-diff.js';
import { suspectChanges, type JudgedChange, type TroubleSeen } from './suspects.js';

const minute = 60_000;
const onsetMs = 600 * minute;

const lines = (removed: string, added: string): string =>
  [
    '--- a/src/orders.go',
    '+++ b/src/orders.go',
    '@@ -1,4 +1,4 @@',
    ...removed.split('\n').map((line) => `-${line}`),
    ...added.split('\n').map((line) => `+${line}`),
  ].join('\n');

describe('what a diff does', () => {
  test.each([
    ['null-check-removed', 'if order.Coupon == nil {\nreturn 0\n}', 'return order.Coupon.Amount'],
    ['lock-removed', 's.mu.Lock()\ndefer s.mu.Unlock()\ns.seen[id]++', 's.seen[id]++'],
    ['bound-removed', 'SELECT id FROM parcels ORDER BY age LIMIT 20', 'SELECT id FROM parcels ORDER BY age'],
    ['batching-removed', 'store.WriteBatch(parcels)', 'for _, p := range parcels { store.Write(p) }'],
    ['release-removed', 'defer rows.Close()\nreturn scan(rows)', 'return scan(rows)'],
    ['call-removed', 'registerHandlers(mux)', ''],
    ['waiting-changed', 'Timeout: 2 * time.Second,', 'Timeout: 20 * time.Millisecond,'],
    ['capacity-changed', 'pool.maxConns = 50', 'pool.maxConns = 5'],
    ['condition-changed', 'if weight > limitGrams {', 'if weight < limitGrams {'],
    ['type-changed', 'var total int64', 'var total int16'],
    ['work-added', '', 'quote := client.Get(priceUrl(item))'],
  ])('is a hazard when it is a %s', (kind, removed, added) => {
    expect(hazardsOf(readDiff(lines(removed, added))).map((hazard) => hazard.kind)).toContain(kind);
  });

  test.each([
    ['rewords a log line', 'log.Info("placed order")', 'log.Info("order was placed", "id", id)'],
    ['declares a version', 'const Version = "1.4.0"', 'const Version = "1.5.0"'],
    ['moves a line', 'total := sum(items)', 'total := sum(items)'],
    ['changes a comment', '// adds up', '// adds up the items'],
  ])('is none when it %s', (_, removed, added) => {
    expect(hazardsOf(readDiff(lines(removed, added)))).toEqual([]);
  });

  test.each([
    [['docs/orders.md', 'src/orders_test.go'], 'harmless'],
    [['go.mod', 'docs/orders.md'], 'dependency'],
    [['charts/orders/values.yaml'], 'setting'],
    [['src/orders.go', 'README.md'], 'code'],
  ] as const)('is of the most dangerous kind of what it touches: %j', (files, kind) => {
    expect(commitKind(files, '')).toBe(kind);
  });
});

describe('the change to blame', () => {
  const change = (summary: string, diff: string, more: Partial<JudgedChange> = {}): JudgedChange => {
    return { atMs: onsetMs - 30 * minute, service: 'orders', kind: 'deploy', summary, diff, ...more };
  };
  const trouble = (more: Partial<TroubleSeen> = {}): TroubleSeen => ({
    ...{ onsetMs, earliestMs: onsetMs, outside: [], called: new Set<string>() },
    suffering: new Map([
      ['orders', 1],
      ['web', 0.8],
    ]),
    texts: ['panic: nil pointer dereference in coupon of order', 'orders error ratio'],
    ...more,
  });
  const culprit = change(
    'orders: simplify coupons',
    lines('if o.Coupon == nil { return 0 }', 'return o.Coupon.Amount'),
  );
  const latest = change('orders: tidy handler', lines('w.Write(body(o))', 'writeBody(w, body(o))'), {
    atMs: onsetMs - minute,
  });
  const strengths = (changes: JudgedChange[], of: TroubleSeen = trouble()) =>
    suspectChanges(changes, of).map(({ change: { summary }, strength }) => [summary, strength > 0.3] as const);

  test('is the one whose hazard shows, not the latest', () => {
    expect(strengths([latest, culprit])).toEqual([
      [culprit.summary, true],
      [latest.summary, false],
    ]);
  });

  test.each([
    ['it came after the trouble', { ...culprit, atMs: onsetMs + 10 * minute }, {}],
    ['it runs elsewhere', { ...culprit, service: 'newsletter' }, {}],
    ['it touches tests only', { ...culprit, files: ['src/orders_test.go'] }, {}],
    [
      'the reason lies outside of the code',
      culprit,
      { outside: outsideReasons(['POST https://api.parcels.example/v2/labels returned 503']) },
    ],
  ])('is none when %s', (_, one, more) => {
    expect(strengths([one], trouble(more))).toEqual([[culprit.summary, false]]);
  });

  test('may have run for hours, while what came after the first signs is less suspect', () => {
    const slow = change('orders: list all parcels', lines('query += " LIMIT 20"', 'query += ""'), {
      atMs: onsetMs - 180 * minute,
    });
    const texts = ['slow query took 900 ms', 'parcels query latency'];
    const seen = trouble({ earliestMs: onsetMs - 170 * minute, texts });
    const recent = change('orders: sort parcels', lines('query += " WHERE id > 0"', 'query += ""'), {
      atMs: onsetMs - 2 * minute,
    });
    expect(suspectChanges([recent, slow], seen)[0]!.change).toBe(slow);
  });

  test('may be at a service that the sufferers call', () => {
    const beneath = { ...culprit, service: 'coupons' };
    expect(strengths([beneath])).toEqual([[culprit.summary, false]]);
    expect(strengths([beneath], trouble({ called: new Set(['coupons']) }))).toEqual([[culprit.summary, true]]);
  });
});

describe('a reason outside of the code', () => {
  test.each([
    ['external-host', 'GET https://rates.bank.example/v1 returned 502'],
    ['bad-input', "field 'age' out of range [0,150] got 4711"],
    ['bad-input', 'message 42 of partition 3 cannot be decoded; redelivering'],
    ['credential-expired', 'x509: certificate has expired or is not yet valid'],
    ['machine', 'write /var/lib/data: no space left on device'],
  ])('%s is told by: %s', (kind, line) => {
    expect(outsideReasons([line])[0]).toMatchObject({ kind });
  });

  test.each([
    'GET http://stock.shop.svc.cluster.local/items returned 503',
    'value 7 out of range [0,10] got 7',
    'order 12 failed',
  ])('is not told by: %s', (line) => {
    expect(outsideReasons([line])).toEqual([]);
  });
});

describe('the departure of a series', () => {
  const series = (value: (i: number) => number) => Array.from({ length: 60 }, (_, i) => [i, value(i)] as const);
  test.each([
    ['a step', (i: number) => (i < 40 ? 10 + (i % 3) : 90), 40],
    ['a slow rise, at its beginning', (i: number) => 10 + (i % 2) + Math.max(0, i - 20) * 3, 21],
    ['a fall', (i: number) => (i < 50 ? 100 - (i % 5) : 2), 50],
  ])('is that of %s', (_, value, at) => {
    expect(departureOf(series(value))).toBe(at);
  });

  test.each([
    ['stays', (i: number) => 10 + (i % 4)],
    ['came back', (i: number) => (i > 30 && i < 40 ? 90 : 10 + (i % 3))],
  ])('is none of one that %s', (_, value) => {
    expect(departureOf(series(value))).toBeUndefined();
  });
});
