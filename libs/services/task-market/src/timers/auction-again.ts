import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { BidSolicitor } from '../bidding/bid-solicitor.js';
import { auctionTasks } from '../domain/task/auction-tasks.js';
import type { MarketRules, MarketTask } from '../domain/task/market-task.js';
import { recordDecisions } from '../handlers/record-decisions.js';
import type { MarketStore } from '../store/market-store.js';
import type { DueTimer } from '../store/market-timers.js';
import { MARKET_RULES, MARKET_STORE } from '../tokens.js';
import type { TimerAction } from './timer-action.js';

/** Holds another auction of waiting tasks: asks outside of the transaction, then awards those that still are as they were. */
@Injectable()
export class AuctionAgain implements TimerAction {
  readonly kind = 'auction';

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(BidSolicitor) private readonly solicitor: Pick<BidSolicitor, 'solicit'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
  ) {}

  async run(due: readonly DueTimer[]): Promise<void> {
    const subjects = due.map(({ subject }) => subject);
    const found = await this.store.read(({ tasks }) => tasks.find(subjects));
    const seen = new Map(found.filter(({ status }) => status === 'waiting').map((task) => [task.task.taskId, task]));
    if (seen.size === 0) return;
    const asked = [...seen.values()].map(({ task, attempt }) => ({ task, attempt: attempt + 1 }));
    const offers = await this.solicitor.solicit(asked);
    await this.store.transact(async (tx) => {
      const [account, tasks, openAwards] = await Promise.all([
        tx.accounts.lock(due[0]!.investigationId ?? ''),
        tx.tasks.find([...seen.keys()]),
        tx.attempts.countOpen(),
      ]);
      if (!account) return;
      const lots = tasks
        .filter((task) => isSame(task, seen.get(task.task.taskId)!))
        .map((task) => ({ task, offers: offers.get(task.task.taskId) ?? [] }));
      await recordDecisions(tx, auctionTasks(account, lots, openAwards, this.clock.now(), this.rules));
    });
  }
}

function isSame(task: MarketTask, seen: MarketTask): boolean {
  return (
    task.status === seen.status && task.attempt === seen.attempt && task.fruitlessAuctions === seen.fruitlessAuctions
  );
}
