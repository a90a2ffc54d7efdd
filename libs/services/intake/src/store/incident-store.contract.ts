import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { correlateInTurn, type Correlation } from '../domain/correlate.js';
import { mergeChanges } from '../domain/incident-change.js';
import { memberOf } from '../domain/member.js';
import { ended, occurrence } from '../domain/occurrence.fixture.js';
import type { Occurrence } from '../domain/occurrence.js';
import type { IncidentStore } from './incident-store.js';

export interface IncidentStoresUnderTest {
  /** Two instances of the service on the same state. */
  readonly stores: readonly [IncidentStore, IncidentStore];
  close(): Promise<void>;
}

/** What every adapter of the incident store must hold. */
export function incidentStoreContract(adapter: string, open: () => Promise<IncidentStoresUnderTest>): void {
  describe(`incident store on ${adapter}`, () => {
    let underTest: IncidentStoresUnderTest;
    let environment: string;
    let environments = 0;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest.close());
    beforeEach(() => {
      environment = `environment-${++environments}`;
    });

    const minute = 60_000;
    const startsAtMs = 1_700_000_000_000;
    const firing = (key: string, change = {}): Occurrence =>
      occurrence(`${environment}/${key}`, { environment, fingerprint: `${environment}/f1`, startsAtMs, ...change });
    const another = (key: string): Occurrence => firing(key, { fingerprint: `${environment}/f2` });
    const asked = (occurrences: readonly Occurrence[]) => ({
      environment,
      keys: occurrences.map(({ key }) => key),
      members: occurrences.map(memberOf),
    });

    /** Reads, decides and stores messages in one transaction. */
    function notify(messages: Occurrence[][], instance: 0 | 1 = 0): Promise<Correlation[]> {
      return underTest.stores[instance].transact(async ({ incidents }) => {
        const situation = await incidents.situationOf(asked(messages.flat()));
        const correlations = correlateInTurn(situation, messages, startsAtMs);
        const changes = correlations.flatMap((each) => each.changes);
        for (const ofOne of Map.groupBy(changes, ({ incidentId }) => incidentId).values())
          await incidents.store(mergeChanges(ofOne), `trace of ${messages[0]![0]!.key}`);
        return correlations;
      });
    }

    const situationOf = (...occurrences: Occurrence[]) =>
      underTest.stores[1].transact(({ incidents }) => incidents.situationOf(asked(occurrences)));

    test('nothing is known at first', async () => {
      expect(await situationOf(firing('any'))).toEqual({
        ...{ open: [], ended: [], silences: [] },
        ...{ openedBy: new Map(), known: new Map(), neighbours: new Map() },
      });
    });

    test('an incident that was opened is open, with what joined it and the trace of the first', async () => {
      const [a, b] = [firing('a'), firing('b', { startsAtMs: startsAtMs + minute })];
      const [{ decisions }] = (await notify([[a]])) as [Correlation];
      await notify([[b, ended(a, startsAtMs + minute)], [another('c')]], 1);
      const { incidentId } = decisions[0]!;
      expect(await situationOf(a, b, firing('other'))).toMatchObject({
        open: [
          {
            ...{ incidentId, alertCount: 3, firingCount: 2, lastStartMs: startsAtMs + minute, recurrences: 0 },
            members: [{ fingerprint: `${environment}/f1`, workload: 'checkout', namespace: '' }, {}],
            traceparent: `trace of ${a.key}`,
          },
        ],
        ended: [],
        openedBy: new Map([[`${environment}/f1`, 1]]),
        known: new Map([
          [a.key, { incidentId, status: 'resolved', endedAtMs: startsAtMs + minute }],
          [b.key, { incidentId, status: 'firing', endedAtMs: 0 }],
        ]),
      });
    });

    test('is found by another alert of its workload', async () => {
      await notify([[firing('a')]]);
      expect((await situationOf(another('b'))).open).toHaveLength(1);
    });

    test('a resolved incident is over, also when it opened in the same transaction, and answers for its return', async () => {
      const [a, again] = [firing('a'), firing('a', { startsAtMs: startsAtMs + 2 * minute })];
      const [first] = await notify([[a], [ended(a, startsAtMs + minute)]]);
      const { incidentId } = first!.decisions[0]!;
      expect(await situationOf(a)).toMatchObject({
        open: [],
        ended: [
          { incidentId, resolvedAtMs: startsAtMs + minute, investigated: { incidentId, startedAtMs: startsAtMs } },
        ],
        openedBy: new Map([[`${environment}/f1`, 1]]),
      });
      const [returned] = await notify([[again]], 1);
      expect(returned?.decisions).toMatchObject([{ outcome: 'recurred', answeredBy: { incidentId } }]);
      expect((await situationOf(again)).open).toMatchObject([
        { incidentId: returned?.decisions[0]?.incidentId, recurrences: 1, recurrenceOf: { incidentId } },
      ]);
    });

    test('what was forgotten fires no more', async () => {
      const log = (key: string, afterMs: number) =>
        firing(key, { source: 'otlp-logs', startsAtMs: startsAtMs + afterMs });
      await notify([[log('a', 0)]]);
      await notify([[log('b', 200 * minute)]]);
      const situation = await situationOf(log('a', 0), log('b', 0));
      expect(situation.open).toMatchObject([{ alertCount: 1, firingCount: 1, isMomentary: true }]);
      expect([...situation.known.values()].map(({ status }) => status).sort()).toEqual(['firing', 'resolved']);
    });

    test('the same fingerprint in another environment is another incident', async () => {
      await notify([[firing('a')]]);
      environment = `${environment}/other`;
      expect(await situationOf(firing('a'))).toMatchObject({ open: [], openedBy: new Map() });
    });

    test('of many that open at once, in two instances, one does, and the others join', async () => {
      const correlations = await Promise.all(
        Array.from({ length: 40 }, (_, index) => notify([[firing(`${index}`)]], (index % 2) as 0 | 1)),
      );
      const outcomes = correlations.flat().flatMap(({ decisions }) => decisions.map(({ outcome }) => outcome));
      expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(1);
      expect((await situationOf(firing('0'))).open).toMatchObject([{ alertCount: 40, firingCount: 40 }]);
    });

    test('of many copies at once, one counts', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, index) => notify([[firing('a')]], (index % 2) as 0 | 1)));
      expect((await situationOf(firing('a'))).open).toMatchObject([{ alertCount: 1, firingCount: 1 }]);
    });

    test('what fails leaves nothing behind', async () => {
      const failing = underTest.stores[0].transact(async ({ incidents }) => {
        const situation = await incidents.situationOf(asked([firing('a')]));
        const [{ changes }] = correlateInTurn(situation, [[firing('a')]], startsAtMs) as [Correlation];
        await incidents.store(changes[0]!, '');
        throw new Error('crash');
      });
      await expect(failing).rejects.toThrow('crash');
      expect(await situationOf(firing('a'))).toMatchObject({ open: [], known: new Map() });
    });
  });
}
