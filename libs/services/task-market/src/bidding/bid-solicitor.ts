import type { Task } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { Offer } from '../domain/auction/offer.js';
import { biddersFor } from '../domain/registry/bidder.js';
import type { MarketStore } from '../store/market-store.js';
import type { AgentCalls } from './agent-calls.js';
import { askBidder } from './ask-bidder.js';

/** A task, and the attempt that is to be awarded. */
export interface Solicitation {
  readonly task: Task;
  readonly attempt: number;
}

/** Asks every biddable agent about every task that it is able to do, all at once, and closes after the deadline. */
export class BidSolicitor {
  constructor(
    private readonly store: Pick<MarketStore, 'read'>,
    private readonly calls: AgentCalls,
    private readonly clock: Clock,
    private readonly bidDeadlineMs: number,
  ) {}

  /** Offers by task id; an empty list where nobody is able. Takes no longer than the bid deadline. */
  async solicit(solicitations: readonly Solicitation[]): Promise<ReadonlyMap<string, readonly Offer[]>> {
    const agents = await this.store.read(({ registry }) => registry.list());
    const nowMs = this.clock.now();
    const asked = solicitations.map(async ({ task, attempt }) => {
      const bidders = biddersFor(task.capability, agents, nowMs);
      const ask = (bidder: (typeof bidders)[number]) =>
        askBidder({ calls: this.calls, clock: this.clock }, bidder, { task, attempt }, nowMs + this.bidDeadlineMs);
      return [task.taskId, await Promise.all(bidders.map(ask))] as const;
    });
    return new Map(await Promise.all(asked));
  }
}
