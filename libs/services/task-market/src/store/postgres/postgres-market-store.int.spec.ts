import { describeMarketStore } from '../market-store.contract.js';
import { openPostgresMarketStore } from './open-market-store.fixture.js';

describeMarketStore('postgres', openPostgresMarketStore);
