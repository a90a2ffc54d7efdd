import { Inject, Injectable } from '@nestjs/common';
import type { AgentEntry, GetAccountResponse } from '@compass/contracts';
import { PermanentError, type Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { isBiddable } from '../domain/registry/agent.js';
import type { MarketStore } from '../store/market-store.js';
import { MARKET_STORE } from '../tokens.js';

/** What may be asked about the market. */
@Injectable()
export class MarketQueries {
  constructor(
    @Inject(MARKET_STORE) private readonly store: Pick<MarketStore, 'read'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By name, version and instance. */
  async listAgents(): Promise<AgentEntry[]> {
    const agents = await this.store.read(({ registry }) => registry.list());
    const nowMs = this.clock.now();
    return agents.map((registered) => {
      const { consuming: _, leaseUntilMs, capabilities, ...agent } = registered;
      return {
        agent: { ...agent, capabilities: [...capabilities] },
        biddable: isBiddable(registered, nowMs),
        leaseUntilMs,
      };
    });
  }

  /** @throws PermanentError `unknown-investigation`: it has not asked for work (yet) */
  async getAccount(investigationId: string): Promise<GetAccountResponse> {
    const account = await this.store.read(({ accounts }) => accounts.find(investigationId));
    if (!account) throw new PermanentError('unknown-investigation', `no account of investigation ${investigationId}`);
    const { budgetMicros, reservedMicros, spentMicros } = account;
    return { investigationId, budgetMicros, reservedMicros, spentMicros };
  }
}
