import { describe, expect, test } from '@jest/globals';
import type { Alert } from '@compass/contracts';
import fc from 'fast-check';
import { correlateInTurn, type Correlation } from './correlate.js';
import { mergeChanges } from './incident-change.js';
import { ended, occurrence } from './occurrence.fixture.js';
import type { Occurrence } from './occurrence.js';
import { rules } from './rules.js';
import { correlationDefaults } from './settings.js';
import type { Silence } from './silence.js';
import { nothingKnown, type Situation } from './situation.js';

const start = 1_700_000_000_000;
const minute = 60_000;
const firing = (key: string, change: Partial<Alert> = {}, afterMs = 0) =>
  occurrence(key, { startsAtMs: start + afterMs, ...change });
const end = (of: Occurrence, afterMs: number) => ended(of, start + afterMs);

/** What each message comes to, one after the other, from nothing. */
const inTurn = (messages: readonly Occurrence[][], situation: Partial<Situation> = {}): Correlation[] =>
  correlateInTurn({ ...nothingKnown, ...situation }, messages, start);
const decisionsOf = (messages: readonly Occurrence[][], situation: Partial<Situation> = {}) =>
  inTurn(messages, situation).flatMap(({ decisions }) => decisions.map(({ rule, outcome }) => `${rule}: ${outcome}`));
const lastOf = (messages: readonly Occurrence[][], situation: Partial<Situation> = {}) =>
  inTurn(messages, situation).at(-1)!.decisions.at(-1)!;

const a = firing('a');
const other = { fingerprint: 'f2', name: 'Errors' };
const cart = { fingerprint: 'f3', service: 'cart' };
const neighbours = new Map([
  ['cart', new Set(['checkout'])],
  ['checkout', new Set(['cart'])],
]);
const silence: Silence = {
  ...{
    silenceId: 's1',
    kind: 'maintenance',
    environment: 'prod-eu',
    createdBy: 'eve',
    configured: false,
    comment: 'move of the database',
  },
  matchers: [{ label: 'service', pattern: 'check*', negated: false }],
  startsAtMs: start - minute,
  endsAtMs: start + minute,
};

describe('the rules, by example', () => {
  test.each<[string, Occurrence[][], Partial<Situation>, string[]]>([
    ['the first alert opens', [[a]], {}, ['new: opened']],
    ['a copy changes nothing', [[a], [a]], {}, ['new: opened', 'copy: copy']],
    ['copies in one message are one', [[a, a]], {}, ['new: opened']],
    ['another pod joins', [[a], [firing('b')]], {}, ['new: opened', 'same-alert: joined']],
    [
      'another alert of the workload joins',
      [[a], [firing('b', other, 14 * minute)]],
      {},
      ['new: opened', 'same-workload: joined'],
    ],
    ['not much later', [[a], [firing('b', other, 16 * minute)]], {}, ['new: opened', 'new: opened']],
    [
      'not of another namespace',
      [[firing('a', { labels: { namespace: 'x' } })], [firing('b', { ...other, labels: { namespace: 'y' } })]],
      {},
      ['new: opened', 'new: opened'],
    ],
    [
      'not where nobody is named',
      [[firing('a', { service: '' })], [firing('b', { ...other, service: '' })]],
      {},
      ['new: opened', 'new: opened'],
    ],
    [
      'one that calls it joins',
      [[a], [firing('b', cart, minute)]],
      { neighbours },
      ['new: opened', 'neighbour: joined'],
    ],
    ['whichever comes first', [[firing('b', cart)], [a]], { neighbours }, ['new: opened', 'neighbour: joined']],
    ['not much later', [[a], [firing('b', cart, 6 * minute)]], { neighbours }, ['new: opened', 'new: opened']],
    ['one that does not call it opens', [[a], [firing('b', cart)]], {}, ['new: opened', 'new: opened']],
    ['the end of the last resolves', [[a], [end(a, minute)]], {}, ['new: opened', 'end: ended']],
    [
      'a copy of the end changes nothing',
      [[a], [end(a, minute)], [end(a, minute)]],
      {},
      ['new: opened', 'end: ended', 'copy: copy'],
    ],
    ['an end that nobody saw begin is nothing', [[end(a, minute)]], {}, ['nothing-to-end: nothing-to-end']],
    [
      'a late copy opens nothing again',
      [[a], [end(a, minute)], [a]],
      {},
      ['new: opened', 'end: ended', 'late-copy: copy'],
    ],
    [
      'a resolved incident absorbs nothing',
      [[a], [end(a, minute)], [firing('b', other, 2 * minute)]],
      {},
      ['new: opened', 'end: ended', 'new: opened'],
    ],
    [
      'the same failure, soon again, recurs',
      [[a], [end(a, minute)], [firing('b', {}, 2 * minute)]],
      {},
      ['new: opened', 'end: ended', 'recurrence: recurred'],
    ],
    [
      'also under the same key',
      [[a], [end(a, minute)], [firing('a', {}, 2 * minute)]],
      {},
      ['new: opened', 'end: ended', 'recurrence: recurred'],
    ],
    [
      'much later it is new',
      [[a], [end(a, minute)], [firing('b', {}, 62 * minute)]],
      {},
      ['new: opened', 'end: ended', 'new: opened'],
    ],
    [
      'graver, it is investigated',
      [[a], [end(a, minute)], [firing('b', { severity: 'SEVERITY_CRITICAL' }, 2 * minute)]],
      {},
      ['new: opened', 'end: ended', 'changed: opened'],
    ],
    [
      'a recurrence takes no other alert',
      [[a], [end(a, minute)], [firing('b', {}, 2 * minute)], [firing('c', other, 2 * minute)]],
      {},
      ['new: opened', 'end: ended', 'recurrence: recurred', 'new: opened'],
    ],
    ['a silenced alert opens nothing', [[a]], { silences: [silence] }, ['silence: silenced']],
    [
      'and its end ends nothing',
      [[a], [end(a, minute)]],
      { silences: [silence] },
      ['silence: silenced', 'nothing-to-end: nothing-to-end'],
    ],
    ['a silence of others is none', [[firing('b', cart)]], { silences: [silence] }, ['new: opened']],
    ['a silence that is over is none', [[a]], { silences: [{ ...silence, endsAtMs: start }] }, ['new: opened']],
  ])('%s', (_, messages, situation, decisions) => {
    expect(decisionsOf(messages, situation)).toEqual(decisions);
  });

  test('every rule but flapping is among them, and each says what it is about', () => {
    for (const { about, name } of rules) expect([name, about.length > 20]).toEqual([name, true]);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});

describe('a failure that returns', () => {
  const comeAndGo = (times: number) =>
    Array.from({ length: times }, (_, n) => [
      [firing(`${n}`, {}, 2 * n * minute)],
      [end(firing(`${n}`), (2 * n + 1) * minute)],
    ]).flat();

  test('again and again is said to flap, and is investigated once', () => {
    const outcomes = inTurn(comeAndGo(5)).flatMap(({ decisions }) =>
      decisions.filter(({ outcome }) => outcome !== 'ended'),
    );
    expect(outcomes.map(({ rule }) => rule)).toEqual(['new', 'recurrence', 'recurrence', 'flapping', 'flapping']);
    expect(new Set(outcomes.slice(1).map(({ answeredBy }) => answeredBy?.incidentId))).toEqual(
      new Set([outcomes[0]?.incidentId]),
    );
    expect(outcomes.at(-1)?.reason).toBe('it returns for the 4. time; its investigation is under way');
  });

  const last = (change: object) => ({
    ended: [
      {
        ...{ incidentId: 'i', members: [{ fingerprint: 'f1', workload: 'checkout', namespace: '' }], recurrences: 0 },
        ...{ severity: 'SEVERITY_WARNING' as const, release: 'v1', resolvedAtMs: start - minute },
        investigated: {
          incidentId: 'i',
          startedAtMs: start - 10 * minute,
          verdict: { kind: 'VERDICT_KIND_CAUSE', summary: 'slow queries' },
        },
        ...change,
      },
    ],
    openedBy: new Map([['f1', 1]]),
  });

  test('is answered by the last verdict', () => {
    expect(lastOf([[a]], last({}))).toMatchObject({
      outcome: 'recurred',
      reason: 'the same failure is back; the last verdict: slow queries',
      answeredBy: { incidentId: 'i' },
    });
  });

  test.each<[string, Occurrence, object]>([
    ['its severity rose from warning to critical', firing('a', { severity: 'SEVERITY_CRITICAL' }), {}],
    ['v1 was replaced by v2', firing('a', { labels: { version: 'v2' } }), {}],
    [
      'the last investigation did not find enough evidence',
      a,
      {
        investigated: {
          incidentId: 'i',
          startedAtMs: start,
          verdict: { kind: 'VERDICT_KIND_INSUFFICIENT_EVIDENCE', summary: '' },
        },
      },
    ],
    [
      'the last investigation is more than 24 h old',
      a,
      { investigated: { incidentId: 'i', startedAtMs: start - 25 * 60 * minute } },
    ],
  ])('is investigated anew when %s', (what, again, change) => {
    expect(lastOf([[again]], last(change))).toMatchObject({
      outcome: 'opened',
      rule: 'changed',
      reason: `it is back, and ${what}`,
    });
  });
});

describe('an incident', () => {
  test('has an id that follows from fingerprint and ordinal', () => {
    expect(lastOf([[a]]).incidentId).toBe(lastOf([[firing('z')]]).incidentId);
    expect(lastOf([[a]], { openedBy: new Map([['f1', 1]]) }).incidentId).not.toBe(lastOf([[a]]).incidentId);
  });

  test('opens with the alerts of its message, the gravest severity and the earliest start', () => {
    const [{ changes }] = inTurn([[a, firing('b', { severity: 'SEVERITY_CRITICAL' }, -5 * minute)]]) as [Correlation];
    expect(changes).toMatchObject([
      { opened: { incident: { severity: 'SEVERITY_CRITICAL', startedAtMs: start - 5 * minute, alerts: [{}, {}] } } },
    ]);
  });

  test('whose alerts change over in one message stays one', () => {
    const { changes } = inTurn([[a], [end(a, minute), firing('b', {}, minute)]])[1]!;
    expect(changes).toMatchObject([{ opened: undefined, firingCount: 1, alertCount: 2, resolvedAtMs: undefined }]);
  });

  test('takes so many kinds of alerts and no more', () => {
    const kinds = Array.from({ length: correlationDefaults.mostFingerprints + 5 }, (_, n) =>
      firing(`${n}`, { fingerprint: `kind ${n}` }),
    );
    const opened = inTurn(kinds.map((each) => [each])).flatMap(({ decisions }) =>
      decisions.filter(({ outcome }) => outcome === 'opened'),
    );
    expect(opened.map(({ occurrence: { key } }) => key)).toEqual(['0', '30']);
  });

  test('of alerts without an end is over when it was quiet for long, before another opens', () => {
    const log = (key: string, afterMs: number) => firing(key, { source: 'otlp-logs' }, afterMs);
    const [, again, later] = inTurn([[log('a', 0)], [log('b', 30 * minute)], [log('c', 200 * minute)]]);
    expect(again?.changes).toMatchObject([{ alertCount: 2 }]);
    expect(later?.changes).toMatchObject([
      { isForgotten: true, firingCount: 0, resolvedAtMs: start + 30 * minute },
      { opened: {}, alertCount: 1 },
    ]);
  });
});

describe('whatever comes in whatever order', () => {
  const notification = fc
    .record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      fingerprint: fc.constantFrom('f1', 'f2', 'f3'),
      isFiring: fc.boolean(),
      afterMs: fc.integer({ min: 0, max: 30 }).map((n) => n * 5 * minute),
    })
    .map(({ key, fingerprint, isFiring, afterMs }) => {
      const service = fingerprint === 'f3' ? 'cart' : 'checkout';
      const begun = firing(`${fingerprint}/${key}`, { fingerprint, service }, afterMs);
      return isFiring ? begun : end(begun, afterMs);
    });
  const messages = fc.array(fc.array(notification, { maxLength: 5 }), { maxLength: 12 });

  test('each notification is decided, counts hold, no alert is open in two incidents, and a resolved incident stays so', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const incidents = new Map<string, { firing: number; isOver: boolean }>();
        inTurn(all, { neighbours }).forEach(({ changes, decisions }, index) => {
          expect(decisions).toHaveLength(new Set(all[index]!.map(({ key }) => key)).size);
          for (const { incidentId, opened, joined, ended: over, firingCount, resolvedAtMs } of changes) {
            const before = incidents.get(incidentId);
            expect(before?.isOver ?? false).toBe(false);
            expect(before === undefined).toBe(opened !== undefined);
            expect(firingCount).toBe((before?.firing ?? 0) + joined.length - over.length);
            expect(resolvedAtMs !== undefined).toBe(firingCount === 0);
            incidents.set(incidentId, { firing: firingCount, isOver: firingCount === 0 });
          }
        });
      }),
    );
  });

  test('a batch is what its messages are one after the other', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const together = inTurn(all);
        for (let count = 0; count <= all.length; count++)
          expect(inTurn(all.slice(0, count))).toEqual(together.slice(0, count));
      }),
      { numRuns: 30 },
    );
  });

  test('merged changes of one incident end where the last of them does', () => {
    const changes = inTurn([[a], [firing('b')], [end(a, minute)]]).flatMap((each) => each.changes);
    expect(mergeChanges(changes)).toMatchObject({
      opened: { ordinal: 0 },
      joined: [{ key: 'a' }, { key: 'b' }],
      ended: [{ key: 'a' }],
      members: [{ fingerprint: 'f1' }],
      alertCount: 2,
      firingCount: 1,
    });
  });
});
