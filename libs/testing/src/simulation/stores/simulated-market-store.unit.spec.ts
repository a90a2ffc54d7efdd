import { describeMarketStore } from '../../../../services/task-market/src/store/market-store.contract.js';
import { directWire } from '../process/wire.js';
import { MarketTables } from './market-tables.js';
import { openUnitOfWork } from './open-unit-of-work.fixture.js';
import { SimulatedMarketStore } from './simulated-market-store.js';

describeMarketStore('a simulated database', () => {
  const store = new SimulatedMarketStore(openUnitOfWork(), new MarketTables(), directWire);
  return Promise.resolve({ store, close: () => Promise.resolve() });
});
