import { createTestDatabase } from '@compass/testing';
import { describeMarketStore } from '../market-store.contract.js';
import { openPostgresMarketStore } from './open-market-store.fixture.js';

describeMarketStore('postgres', async () => {
  const { url } = await createTestDatabase();
  return openPostgresMarketStore(url);
});
