import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { BidSolicitor } from '../bidding/bid-solicitor.js';
import { auctionTask } from '../domain/task/auction-task.js';
import type { MarketRules, MarketTask } from '../domain/task/market-task.js';
import { recordDecisions } from '../handlers/record-decisions.js';
import type { MarketStore } from '../store/market-store.js';
import type { DueTimer } from '../store/market-timers.js';
import { MARKET_RULES, MARKET_STORE } from '../tokens.js';
import type { TimerAction } from './timer-action.js';

/** Holds another auction of a waiting task: asks outside of the transaction, then awards if the task still is as it was. */
@Injectable()
export class AuctionAgain implements TimerAction {
  readonly kind = 'auction';

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(BidSolicitor) private readonly solicitor: Pick<BidSolicitor, 'solicit'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
  ) {}

  async run({ subject, investigationId }: DueTimer): Promise<void> {
    const [seen] = await this.store.read(({ tasks }) => tasks.find([subject]));
    if (seen?.status !== 'waiting') return;
    const offers = await this.solicitor.solicit([{ task: seen.task, attempt: seen.attempt + 1 }]);
    await this.store.transact(async (tx) => {
      const account = await tx.accounts.lock(investigationId ?? '');
      const [task] = await tx.tasks.find([subject]);
      if (!account || !task || !isSame(task, seen)) return;
      const auction = { offers: offers.get(subject) ?? [], openAwards: await tx.attempts.countOpen() };
      await recordDecisions(tx, [auctionTask({ account, task }, auction, this.clock.now(), this.rules)]);
    });
  }
}

function isSame(task: MarketTask, seen: MarketTask): boolean {
  return (
    task.status === seen.status && task.attempt === seen.attempt && task.fruitlessAuctions === seen.fruitlessAuctions
  );
}
