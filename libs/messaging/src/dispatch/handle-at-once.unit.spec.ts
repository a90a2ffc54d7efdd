import { expect, test } from '@jest/globals';
import type { Admission } from '../port/inbox.js';
import { handleAtOnce } from './handle-at-once.js';

/** A store that tells what was committed. */
function storeOf() {
  const committed: unknown[] = [];
  const transact = async <T>(work: (tx: string) => Promise<T>) => {
    const result = await work('tx');
    committed.push(result);
    return result;
  };
  return { transact, committed };
}

const handling = (outcome: string) =>
  outcome === 'done' ? Promise.resolve(outcome) : Promise.reject(new Error(outcome));

test.each<[string, readonly Admission[], string, string | undefined | Error]>([
  ['all admitted', ['admitted', 'admitted'], 'done', 'done'],
  ['all admitted, and the handler fails', ['admitted'], 'no', new Error('no')],
  ['one settled', ['admitted', 'settled'], 'done', undefined],
  ['one blocked', ['blocked'], 'done', undefined],
  ['one settled, and the handler fails on what it finds', ['settled'], 'no', undefined],
])('%s', async (_, admissions, outcome, expected) => {
  const store = storeOf();
  const handled = handleAtOnce(
    store,
    () => Promise.resolve(admissions),
    () => handling(outcome),
  );
  if (expected instanceof Error) await expect(handled).rejects.toThrow(expected.message);
  else expect(await handled).toBe(expected);
  expect(store.committed).toEqual(expected === 'done' ? ['done'] : []);
});

test('the handler begins before the admission is known, and its failure waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<readonly Admission[]>();
  let begun = false;
  const handled = handleAtOnce(
    storeOf(),
    () => promise,
    () => {
      begun = true;
      return handling('no');
    },
  );
  await Promise.resolve();
  expect(begun).toBe(true);
  resolve(['settled']);
  expect(await handled).toBeUndefined();
});

test('an admission that cannot be had fails', async () => {
  const away = () => Promise.reject(new Error('away'));
  await expect(handleAtOnce(storeOf(), away, () => handling('done'))).rejects.toThrow('away');
});
