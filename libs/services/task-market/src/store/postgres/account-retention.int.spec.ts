import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { prune } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { accountRetention } from './account-retention.js';
import { openPostgresMarketStore, type OpenedPostgresStore } from './open-market-store.fixture.js';

let market: OpenedPostgresStore;
beforeAll(async () => {
  market = await openPostgresMarketStore((await createTestDatabase()).url);
});
afterAll(() => market.close());

test('accounts that are closed for long go with their tasks and attempts; open ones, and money that is reserved, stay', async () => {
  for (const [id, reservedMicros, closed] of [
    ['closed', 0, true],
    ['reserved', 5, true],
    ['open', 0, false],
  ] as const)
    await market.store.transact(async ({ accounts }) => {
      const account = await accounts.open(id, 100);
      await accounts.save({ ...account, reservedMicros, closed });
    });
  await market.unitOfWork.run(async (sql) => {
    await sql.query(
      `INSERT INTO task SELECT 't-' || investigation_id, investigation_id, '{}', 'ended', 1, 0, 0, '{}' FROM account`,
    );
    await sql.query(`INSERT INTO attempt SELECT task_id, 1, investigation_id, 'a', '1', 5, 0, 5 FROM task`);
  });
  const policy = accountRetention(1_000);
  expect(await prune(market.unitOfWork, policy, Date.now())).toBe(0);
  expect(await prune(market.unitOfWork, policy, Date.now() + 60_000)).toBe(1);
  const left = await market.unitOfWork.read((sql) =>
    sql.query(`SELECT a.investigation_id AS id FROM account a JOIN task USING (investigation_id)
                 JOIN attempt USING (task_id) ORDER BY 1`),
  );
  expect(left).toEqual([{ id: 'open' }, { id: 'reserved' }]);
});
