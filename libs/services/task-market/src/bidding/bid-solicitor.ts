import { Inject, Injectable } from '@nestjs/common';
import type { Task } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import { CLOCK, SETTINGS } from '@compass/runtime';
import type { Offer } from '../domain/auction/offer.js';
import { biddersFor } from '../domain/registry/bidder.js';
import { routed } from '../domain/registry/routing.js';
import type { MarketStore } from '../store/market-store.js';
import type { MarketSettings } from '../settings.js';
import { AGENT_CALLS, MARKET_STORE } from '../tokens.js';
import type { AgentCalls } from './agent-calls.js';
import { askBidder } from './ask-bidder.js';

/** A task, and the attempt that is to be awarded. */
export interface Solicitation {
  readonly task: Task;
  readonly attempt: number;
}

/** Asks every biddable agent about every task that it is able to do, all at once, and closes after the deadline; versions as operators want it. */
@Injectable()
export class BidSolicitor {
  constructor(
    @Inject(MARKET_STORE) private readonly store: Pick<MarketStore, 'read'>,
    @Inject(AGENT_CALLS) private readonly calls: AgentCalls,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<MarketSettings, 'COMPASS_BID_DEADLINE_MS'>,
  ) {}

  /** Offers by task id; an empty list where nobody is able. Takes no longer than the bid deadline. */
  async solicit(solicitations: readonly Solicitation[]): Promise<ReadonlyMap<string, readonly Offer[]>> {
    const [agents, rules] = await this.store.read(({ registry }) => Promise.all([registry.list(), registry.rules()]));
    const nowMs = this.clock.now();
    const asked = solicitations.map(async ({ task, attempt }) => {
      const able = biddersFor(task.capability, agents, nowMs);
      const bidders = routed(able, rules, { taskId: task.taskId, attempt });
      const ask = (bidder: (typeof bidders)[number]) =>
        askBidder(
          { calls: this.calls, clock: this.clock },
          bidder,
          { task, attempt },
          nowMs + this.settings.COMPASS_BID_DEADLINE_MS,
        );
      return [task.taskId, await Promise.all(bidders.map(ask))] as const;
    });
    return new Map(await Promise.all(asked));
  }
}
