import type { Observation } from '@compass/contracts';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { observation } from '../domain/observation.fixture.js';
import type { KnowledgeStore } from '../store/knowledge-store.js';
import { KnowledgeController } from './knowledge-controller.js';

let nowMs: number;
let stored: Set<string>;
let asked: string[];
let fails: Error | undefined;
let controller: KnowledgeController;

beforeEach(() => {
  [nowMs, stored, asked, fails] = [1_000_000, new Set(), [], undefined];
  const observations = {
    put: (all: readonly Observation[]) => {
      if (fails) return Promise.reject(fails);
      asked.push(`put ${all.length}`);
      const fresh = all.map(({ hash }) => hash).filter((hash) => !stored.has(hash));
      for (const hash of fresh) stored.add(hash);
      return Promise.resolve(fresh);
    },
    missing: (hashes: readonly string[]) => {
      asked.push(`missing ${hashes.length}`);
      return Promise.resolve(hashes.filter((hash) => !stored.has(hash)));
    },
  };
  const transact = (work: (tx: { observations: typeof observations }) => unknown) =>
    Promise.resolve(work({ observations }));
  controller = new KnowledgeController({ transact, read: transact } as unknown as KnowledgeStore, { now: () => nowMs });
});

const put = (...observations: Observation[]) => controller.putObservations({ observations });
const missing = (...observations: Observation[]) =>
  controller.findMissing({ hashes: observations.map(({ hash }) => hash) });
const [one, two, three] = [observation(1), observation(2), observation(3)];

describe('what this process has found stored', () => {
  test('is not stored, and not looked for, again', async () => {
    expect(await put(one, two)).toEqual({ stored: 2 });
    expect(await put(two)).toEqual({ stored: 0 });
    expect(await missing(one, two)).toEqual({ missing: [] });
    expect(asked).toEqual(['put 2']);
  });

  test('is asked about no more beside what is new', async () => {
    await put(one);
    expect(await put(one, two)).toEqual({ stored: 1 });
    expect(await missing(one, three, two)).toEqual({ missing: [three.hash] });
    expect(asked).toEqual(['put 1', 'put 1', 'missing 1']);
  });

  test('by another process is found once', async () => {
    stored.add(one.hash);
    await missing(one, two);
    await missing(one, two);
    expect(asked).toEqual(['missing 2', 'missing 1']);
  });

  test('is asked about again later: nothing is kept for ever', async () => {
    await put(one);
    nowMs += 600_000;
    stored.clear();
    expect(await missing(one)).toEqual({ missing: [one.hash] });
  });
});

test('what could not be stored is not taken for stored', async () => {
  fails = new Error('away');
  await expect(put(one)).rejects.toThrow('away');
  fails = undefined;
  expect(await missing(one)).toEqual({ missing: [one.hash] });
  expect(await put(one)).toEqual({ stored: 1 });
});
