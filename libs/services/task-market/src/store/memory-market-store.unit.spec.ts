import { describeMarketStore } from './market-store.contract.js';
import { MemoryMarketStore } from './memory-market-store.fixture.js';

describeMarketStore('memory', () =>
  Promise.resolve({ store: new MemoryMarketStore(), close: () => Promise.resolve() }),
);
