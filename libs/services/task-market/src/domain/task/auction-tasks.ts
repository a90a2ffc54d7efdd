import type { Offer } from '../auction/offer.js';
import type { Account } from '../ledger/account.js';
import { bidderKey } from '../registry/bidder.js';
import { auctionTask } from './auction-task.js';
import type { Decision } from './decision.js';
import type { MarketRules, MarketTask } from './market-task.js';

/** A task, and what was offered for it. */
export interface Lot {
  readonly task: MarketTask;
  readonly offers: readonly Offer[];
}

/**
 * Auctions tasks one after the other, the most urgent first, each with what those before it left of the money and of the bidders'
 * places. The last decision holds the account after all of them.
 */
export function auctionTasks(
  account: Account,
  lots: readonly Lot[],
  openAwards: ReadonlyMap<string, number>,
  nowMs: number,
  rules: MarketRules,
): Decision[] {
  const load = new Map(openAwards);
  const urgentFirst = [...lots].sort((one, other) => other.task.task.priority - one.task.task.priority);
  let left = account;
  return urgentFirst.map(({ task, offers }) => {
    const decision = auctionTask({ account: left, task }, { offers, openAwards: load }, nowMs, rules);
    left = decision.account;
    if (decision.attempt) {
      const key = bidderKey({ name: decision.attempt.agent, version: decision.attempt.agentVersion });
      load.set(key, (load.get(key) ?? 0) + 1);
    }
    return decision;
  });
}
