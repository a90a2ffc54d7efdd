import { Injectable } from '@nestjs/common';
import type { EventHandler, IncomingEvent } from '@compass/messaging';
import { closeAccount, closeTasks } from '../domain/task/close-tasks.js';
import { awardCancelled } from '../domain/task/market-events.js';
import type { MarketTransaction } from '../store/market-store.js';
import { recordDecisions } from './record-decisions.js';

/** Ends what waits for an award, lets nothing new begin, and tells the agents at work that nobody waits for them. An investigation that asked for nothing has nothing to close. */
@Injectable()
export class CloseInvestigation implements EventHandler<MarketTransaction, 'compass.market.v1.TasksClosed'> {
  readonly type = 'compass.market.v1.TasksClosed';

  async handle({ data }: IncomingEvent<'compass.market.v1.TasksClosed'>, tx: MarketTransaction): Promise<void> {
    const account = await tx.accounts.lock(data.investigationId);
    if (!account) return;
    const closed = closeAccount(account);
    await tx.accounts.save(closed);
    await recordDecisions(tx, closeTasks(closed, await tx.tasks.findWaiting(data.investigationId)));
    const open = account.closed ? [] : await tx.attempts.findOpen(data.investigationId);
    await tx.outbox.publish(open.map(awardCancelled));
  }
}
