import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@compass/kernel';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { CLOCK } from '@compass/runtime';
import { BidSolicitor } from '../bidding/bid-solicitor.js';
import type { Offer } from '../domain/auction/offer.js';
import { auctionTasks } from '../domain/task/auction-tasks.js';
import { openTask, type MarketRules } from '../domain/task/market-task.js';
import type { MarketTransaction } from '../store/market-store.js';
import { MARKET_RULES } from '../tokens.js';
import { parseTasksRequested } from './parse-tasks-requested.js';
import { recordDecisions } from './record-decisions.js';

type OffersByTask = ReadonlyMap<string, readonly Offer[]>;

/** Asks the agents about all tasks of a request at once, then awards them in one transaction. A task that is known stays as it is. */
@Injectable()
export class AwardRequestedTasks implements EventHandler<
  MarketTransaction,
  'compass.market.v1.TasksRequested',
  OffersByTask
> {
  readonly type = 'compass.market.v1.TasksRequested';

  constructor(
    @Inject(BidSolicitor) private readonly solicitor: Pick<BidSolicitor, 'solicit'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MARKET_RULES) private readonly rules: MarketRules,
  ) {}

  gather({ data }: IncomingEvent<'compass.market.v1.TasksRequested'>): Promise<OffersByTask> {
    return this.solicitor.solicit(parseTasksRequested(data).tasks.map((task) => ({ task, attempt: 1 })));
  }

  async handle(
    { data }: IncomingEvent<'compass.market.v1.TasksRequested'>,
    tx: MarketTransaction,
    offers: OffersByTask,
  ): Promise<void> {
    const [account, found, openAwards] = await Promise.all([
      tx.accounts.open(data.investigationId, data.budgetMicros),
      tx.tasks.find(data.tasks.map((task) => task.taskId)),
      tx.attempts.countOpen(),
    ]);
    const known = new Set(found.map(({ task }) => task.taskId));
    const nowMs = this.clock.now();
    const lots = data.tasks
      .filter(({ taskId }) => !known.has(taskId))
      .map((task) => ({ task: openTask(task, nowMs), offers: offers.get(task.taskId) ?? [] }));
    await recordDecisions(tx, auctionTasks(account, lots, openAwards, nowMs, this.rules));
  }
}
