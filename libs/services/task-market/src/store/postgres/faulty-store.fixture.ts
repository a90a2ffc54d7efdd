import { Crash } from '../../simulation/crash.fixture.js';
import type { MarketStore, MarketTransaction } from '../market-store.js';

/** A store whose process dies again and again: every 7th transaction before its commit, every 11th after it. */
export function dyingAgainAndAgain(store: MarketStore): MarketStore {
  let transactions = 0;
  return {
    read: (work) => store.read(work),
    transact: async <T>(work: (tx: MarketTransaction) => Promise<T>) => {
      const turn = (transactions += 1);
      const result = await store.transact(async (tx) => {
        const done = await work(tx);
        if (turn % 7 === 0) throw new Crash('before commit');
        return done;
      });
      if (turn % 11 === 0) throw new Crash('after commit');
      return result;
    },
  };
}
