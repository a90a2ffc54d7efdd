import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { correlate, correlateInTurn, mergeChanges, type FingerprintState, type IncidentChange } from './correlate.js';
import { ended, occurrence } from './occurrence.fixture.js';
import type { Occurrence } from './occurrence.js';

const nothingKnown: FingerprintState = { incidentCount: 0, known: new Map() };
const a = occurrence('a');
const b = occurrence('b', { startsAtMs: a.alert.startsAtMs - 5_000, severity: 'SEVERITY_CRITICAL' });

/** What the store would hold after a change. */
function after(state: FingerprintState, change: IncidentChange | undefined): FingerprintState {
  if (!change) return state;
  const { incidentId, alertCount, firingCount } = change;
  return {
    open: change.resolvedAtMs === undefined ? { incidentId, alertCount, firingCount } : undefined,
    incidentCount: state.incidentCount + (change.opened ? 1 : 0),
    known: new Map([
      ...state.known,
      ...change.joined.map(({ key }) => [key, 'firing'] as const),
      ...change.ended.map(({ key }) => [key, 'resolved'] as const),
    ]),
  };
}

describe('correlate', () => {
  test('the first alerts open an incident of their earliest start and gravest severity', () => {
    expect(correlate(nothingKnown, [a, b])?.opened?.incident).toMatchObject({
      fingerprint: 'f1',
      environment: 'prod-eu',
      service: 'checkout',
      severity: 'SEVERITY_CRITICAL',
      startedAtMs: b.alert.startsAtMs,
      alerts: [a.alert, b.alert],
    });
  });

  test('the id follows from the fingerprint and the ordinal alone', () => {
    const again = correlate(nothingKnown, [b])?.incidentId;
    expect(correlate(nothingKnown, [a])?.incidentId).toBe(again);
    expect(correlate({ ...nothingKnown, incidentCount: 1 }, [a])?.incidentId).not.toBe(again);
  });

  test('copies change nothing', () => {
    const state = after(nothingKnown, correlate(nothingKnown, [a]));
    expect(correlate(state, [a, a])).toBeUndefined();
    expect(correlate(nothingKnown, [a, a])?.joined).toHaveLength(1);
  });

  test('another occurrence joins', () => {
    const state = after(nothingKnown, correlate(nothingKnown, [a]));
    const change = correlate(state, [b]);
    expect(change).toMatchObject({ opened: undefined, joined: [b], alertCount: 2, firingCount: 2 });
    expect(change?.incidentId).toBe(state.open?.incidentId);
  });

  test('the end of the last occurrence resolves, and the next firing opens another incident', () => {
    const firing = after(nothingKnown, correlate(nothingKnown, [a, b]));
    const one = correlate(firing, [ended(a, 1_700_000_100_000)]);
    expect(one).toMatchObject({ firingCount: 1, resolvedAtMs: undefined });
    const both = correlate(after(firing, one), [ended(b, 1_700_000_200_000)]);
    expect(both?.resolvedAtMs).toBe(1_700_000_200_000);
    const next = correlate(after(after(firing, one), both), [occurrence('c')]);
    expect(next?.opened?.ordinal).toBe(1);
    expect(next?.incidentId).not.toBe(firing.open?.incidentId);
  });

  test('alerts that change over in one message stay one incident', () => {
    const state = after(nothingKnown, correlate(nothingKnown, [a]));
    expect(correlate(state, [ended(a, 1_700_000_100_000), b])).toMatchObject({ firingCount: 1, opened: undefined });
  });

  test('an end whose beginning nobody saw is not investigated', () => {
    expect(correlate(nothingKnown, [ended(a, 1_700_000_100_000)])).toBeUndefined();
  });

  test('a late copy does not open again what has ended', () => {
    const firing = after(nothingKnown, correlate(nothingKnown, [a]));
    const resolved = after(firing, correlate(firing, [ended(a, 1_700_000_100_000)]));
    expect(correlate(resolved, [a])).toBeUndefined();
  });

  const notification = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean())
    .map(([key, firing]) => (firing ? occurrence(key) : ended(occurrence(key), 1_700_000_100_000)));
  const messages = fc.array(fc.array(notification, { maxLength: 5 }), { maxLength: 12 });

  test('whatever comes in whatever order: at most one is open, counts hold, every occurrence joins once', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const joined: Occurrence[] = [];
        let state = nothingKnown;
        for (const message of all) {
          const change = correlate(state, message);
          if (change) expect(Boolean(change.opened)).toBe(state.open === undefined);
          joined.push(...(change?.joined ?? []));
          state = after(state, change);
          const firing = [...state.known.values()].filter((status) => status === 'firing').length;
          expect(state.open?.firingCount ?? 0).toBe(firing);
        }
        expect(new Set(joined.map(({ key }) => key)).size).toBe(joined.length);
      }),
    );
  });

  test('a batch is what its messages are one after the other, and merged changes leave the same behind', () => {
    fc.assert(
      fc.property(messages, messages, (before, batch) => {
        const start = before.reduce((state, message) => after(state, correlate(state, message)), nothingKnown);
        let state = start;
        const alone = batch.map((message) => {
          const change = correlate(state, message);
          state = after(state, change);
          return change;
        });
        const together = correlateInTurn(start, batch);
        expect(together).toEqual(alone);
        const ofIncidents = Map.groupBy(
          together.filter((change) => change !== undefined),
          ({ incidentId }) => incidentId,
        );
        const merged = [...ofIncidents.values()].map(mergeChanges);
        expect(merged.reduce<FingerprintState>(after, start)).toEqual(state);
      }),
    );
  });
});
