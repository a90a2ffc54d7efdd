import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { correlate, correlateInTurn, mergeChanges, type IncidentChange } from '../domain/correlate.js';
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
    let fingerprint: string;
    let fingerprints = 0;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest.close());
    beforeEach(() => {
      fingerprint = `f${++fingerprints}`;
    });

    const firing = (key: string): Occurrence => occurrence(`${fingerprint}/${key}`, { fingerprint });

    /** Reads, decides and stores in one transaction; tries again when another was first. */
    async function notify(occurrences: Occurrence[], instance: 0 | 1 = 0): Promise<IncidentChange | undefined> {
      for (;;) {
        const stored = await underTest.stores[instance].transact(async ({ incidents }) => {
          const keys = occurrences.map(({ key }) => key);
          const state = await incidents.stateOf({ environment: 'prod-eu', fingerprint }, keys);
          const change = correlate(state, occurrences);
          return { change, done: !change || (await incidents.store(change, `trace of ${occurrences[0]!.key}`)) };
        });
        if (stored.done) return stored.change;
      }
    }

    const stateOf = (keys: string[]) =>
      underTest.stores[1].transact(({ incidents }) => incidents.stateOf({ environment: 'prod-eu', fingerprint }, keys));

    test('nothing is known of a fingerprint at first', async () => {
      expect(await stateOf(['any'])).toEqual({ open: undefined, incidentCount: 0, known: new Map() });
    });

    test('an incident that was opened is open, with what joined it and the trace of the first', async () => {
      const change = await notify([firing('a')]);
      await notify([firing('b'), ended(firing('a'), 1_700_000_100_000)], 1);
      expect(await stateOf([firing('a').key, firing('b').key, 'other'])).toMatchObject({
        open: {
          incidentId: change?.incidentId,
          alertCount: 2,
          firingCount: 1,
          traceparent: `trace of ${firing('a').key}`,
        },
        incidentCount: 1,
        known: new Map([
          [firing('a').key, 'resolved'],
          [firing('b').key, 'firing'],
        ]),
      });
    });

    test('a resolved incident is no longer open, and still counts', async () => {
      await notify([firing('a')]);
      await notify([ended(firing('a'), 1_700_000_100_000)]);
      expect(await stateOf([firing('a').key])).toMatchObject({ open: undefined, incidentCount: 1 });
      const next = await notify([firing('b')]);
      expect(next?.opened?.ordinal).toBe(1);
    });

    test('an incident that opens and ends in one change is not open, and still counts', async () => {
      await underTest.stores[0].transact(async ({ incidents }) => {
        const state = await incidents.stateOf({ environment: 'prod-eu', fingerprint }, [firing('a').key]);
        const changes = correlateInTurn(state, [[firing('a')], [ended(firing('a'), 1_700_000_100_000)]]);
        await incidents.store(mergeChanges(changes.filter((change) => change !== undefined)), '');
      });
      expect(await stateOf([firing('a').key])).toEqual({
        open: undefined,
        incidentCount: 1,
        known: new Map([[firing('a').key, 'resolved']]),
      });
    });

    test('the same fingerprint in another environment is another incident', async () => {
      await notify([firing('a')]);
      const state = await underTest.stores[0].transact(({ incidents }) =>
        incidents.stateOf({ environment: 'prod-us', fingerprint }, []),
      );
      expect(state).toMatchObject({ open: undefined, incidentCount: 0 });
    });

    test('of many that open at once, in two instances, one does, and the others join', async () => {
      const changes = await Promise.all(
        Array.from({ length: 40 }, (_, index) => notify([firing(`${index}`)], (index % 2) as 0 | 1)),
      );
      expect(changes.filter((change) => change?.opened)).toHaveLength(1);
      expect(new Set(changes.map((change) => change?.incidentId)).size).toBe(1);
      expect((await stateOf([])).open).toMatchObject({ alertCount: 40, firingCount: 40 });
    });

    test('of many copies at once, one counts', async () => {
      const changes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => notify([firing('a')], (index % 2) as 0 | 1)),
      );
      expect(changes.filter(Boolean)).toHaveLength(1);
      expect((await stateOf([])).open).toMatchObject({ alertCount: 1, firingCount: 1 });
    });

    test('what fails leaves nothing behind', async () => {
      const failing = underTest.stores[0].transact(async ({ incidents }) => {
        const state = await incidents.stateOf({ environment: 'prod-eu', fingerprint }, []);
        await incidents.store(correlate(state, [firing('a')])!, '');
        throw new Error('crash');
      });
      await expect(failing).rejects.toThrow('crash');
      expect(await stateOf([firing('a').key])).toEqual({ open: undefined, incidentCount: 0, known: new Map() });
    });
  });
}
