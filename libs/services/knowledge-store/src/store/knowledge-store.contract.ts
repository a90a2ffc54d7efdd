import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deriveId } from '@compass/kernel';
import type { Conclusion } from '../domain/conclusion.js';
import { observation } from '../domain/observation.fixture.js';
import type { KnowledgeStore } from './knowledge-store.js';

export interface KnowledgeStoreUnderTest {
  readonly store: KnowledgeStore;
  close(): Promise<void>;
}

/** What every adapter of the knowledge store must hold. */
export function knowledgeStoreContract(adapter: string, open: () => Promise<KnowledgeStoreUnderTest>): void {
  describe(`knowledge store on ${adapter}`, () => {
    let underTest: KnowledgeStoreUnderTest;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest.close());

    const put = (...numbers: number[]) =>
      underTest.store.transact((tx) => tx.observations.put(numbers.map((n) => observation(n))));
    const hash = (n: number) => observation(n).hash;

    test('what was put is got by hash, in the order asked', async () => {
      await put(1, 2, 3);
      const got = await underTest.store.read((view) => view.observations.get([hash(3), 'unknown', hash(1)]));
      expect(got).toEqual([observation(3), observation(1)]);
    });

    test('putting again stores nothing and changes nothing', async () => {
      await put(11, 12);
      expect(await put(11, 12, 12)).toEqual([]);
      expect(await put(12, 13, 13)).toEqual([hash(13)]);
    });

    test('many writers of the same observations do not get in each other’s way', async () => {
      const writes = Array.from({ length: 10 }, (_, n) => put(...(n % 2 ? [21, 22, 23, 24] : [24, 23, 22, 21])));
      const stored = await Promise.all(writes);
      expect(stored.flat().toSorted()).toEqual([21, 22, 23, 24].map(hash).toSorted());
    });

    test('what is missing is told, each once', async () => {
      await put(31);
      const missing = await underTest.store.read((view) =>
        view.observations.missing([hash(32), hash(31), hash(32), 'x']),
      );
      expect(missing).toEqual([hash(32), 'x']);
    });

    test('a transaction that fails leaves no observation behind', async () => {
      const failing = underTest.store.transact(async (tx) => {
        await tx.observations.put([observation(41)]);
        throw new Error('crash');
      });
      await expect(failing).rejects.toThrow('crash');
      expect(await underTest.store.read((view) => view.observations.missing([hash(41)]))).toEqual([hash(41)]);
    });

    const conclusion = (n: number, change: Partial<Conclusion> = {}): Conclusion => ({
      investigationId: deriveId('investigation', 'test', n),
      incidentFingerprint: 'f1',
      environment: 'prod-eu',
      category: 'database.lock-contention',
      service: 'payment',
      probability: 0.8,
      concludedAtMs: 1_700_000_000_000 + n,
      ...change,
    });
    const keep = (kept: Conclusion) => underTest.store.transact((tx) => tx.conclusions.keep(kept));
    const precedents = (incidentFingerprint: string, limit = 5) =>
      underTest.store.read((view) =>
        view.conclusions.precedents({ incidentFingerprint, environment: 'prod-eu', limit }),
      );

    test('precedents are of the same fingerprint and environment, the latest first, as many as asked', async () => {
      await keep(conclusion(1));
      await keep(conclusion(3));
      await keep(conclusion(2));
      await keep(conclusion(4, { incidentFingerprint: 'f2' }));
      await keep(conclusion(5, { environment: 'prod-us' }));
      const precedent = (n: number) => ({
        investigationId: conclusion(n).investigationId,
        category: 'database.lock-contention',
        service: 'payment',
        probability: 0.8,
        concludedAtMs: conclusion(n).concludedAtMs,
      });
      expect(await precedents('f1', 2)).toEqual([precedent(3), precedent(2)]);
      expect(await precedents('f3')).toEqual([]);
    });

    test('the first conclusion of an investigation stays', async () => {
      await keep(conclusion(10, { incidentFingerprint: 'f10' }));
      await keep(conclusion(10, { incidentFingerprint: 'f10', category: 'application.error' }));
      expect(await precedents('f10')).toMatchObject([{ category: 'database.lock-contention' }]);
    });
  });
}
