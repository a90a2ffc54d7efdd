import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from '@compass/testing';
import type { MarketTransaction } from '../market-store.js';
import { openPostgresMarketStore, type OpenedPostgresStore } from './open-market-store.fixture.js';

let market: OpenedPostgresStore;
beforeAll(async () => {
  market = await openPostgresMarketStore((await createTestDatabase()).url);
});
afterAll(() => market.close());

/** A transaction that has done its work, and commits when it is told to. */
async function held(work: (tx: MarketTransaction) => Promise<unknown>) {
  let commit: () => void = () => undefined;
  const told = new Promise<void>((resolve) => (commit = resolve));
  let committed: Promise<void> | undefined;
  await new Promise<void>((done) => {
    committed = market.store.transact(async (tx) => {
      await work(tx);
      done();
      await told;
    });
  });
  return async () => {
    commit();
    await committed;
  };
}

test('whoever locks an account waits for who has it, and sees what that one wrote', async () => {
  await market.store.transact(({ accounts }) => accounts.open('investigation-1', 1_000));
  const commit = await held(async ({ accounts }) => {
    const account = await accounts.lock('investigation-1');
    if (account) await accounts.save({ ...account, reservedMicros: 400 });
  });
  const second = market.store.transact(({ accounts }) => accounts.lock('investigation-1'));
  const third = market.store.transact(({ accounts }) => accounts.open('investigation-1', 1));
  const meanwhile = market.store.read(({ accounts }) => accounts.find('investigation-1'));
  expect(await meanwhile).toMatchObject({ reservedMicros: 0 });
  await commit();
  expect(await second).toMatchObject({ reservedMicros: 400 });
  expect(await third).toMatchObject({ reservedMicros: 400, budgetMicros: 1_000 });
});

test('a timer that one instance is claiming is left to it, and nobody waits', async () => {
  const timer = (subject: string) => ({ subject, kind: 'auction', investigationId: 'i', dueAtMs: 1 }) as const;
  await market.store.transact(({ timers }) => timers.set([timer('a'), timer('b')]));
  const commit = await held(({ timers }) => timers.claimDue(1, 100, 1));
  const claimed = await market.store.transact(({ timers }) => timers.claimDue(1, 100, 10));
  expect(claimed.map(({ subject }) => subject)).toEqual(['b']);
  await commit();
  expect(await market.store.transact(({ timers }) => timers.claimDue(1, 100, 10))).toEqual([]);
});

test('changes of who is registered take turns', async () => {
  const commit = await held(async ({ registry }) => {
    const { revision } = await registry.lock();
    await registry.announced({ revision: revision + 1, capabilities: ['diagnose.first'] });
  });
  const second = market.store.transact(({ registry }) => registry.lock());
  await commit();
  expect(await second).toEqual({ revision: 1, capabilities: ['diagnose.first'] });
});
