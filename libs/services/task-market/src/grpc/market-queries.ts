import { Inject, Injectable } from '@nestjs/common';
import type { AgentEntry, AgentRegistration, GetAccountResponse } from '@compass/contracts';
import { PermanentError, type Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { isBiddable, type AgentProfile } from '../domain/registry/agent.js';
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
    return agents.map((agent) => ({
      agent: profileOf(agent),
      biddable: isBiddable(agent, nowMs),
      leaseUntilMs: agent.leaseUntilMs,
    }));
  }

  /** @throws PermanentError `unknown-investigation`: it has not asked for work (yet) */
  async getAccount(investigationId: string): Promise<GetAccountResponse> {
    const account = await this.store.read(({ accounts }) => accounts.find(investigationId));
    if (!account) throw new PermanentError('unknown-investigation', `no account of investigation ${investigationId}`);
    const { budgetMicros, reservedMicros, spentMicros } = account;
    return { investigationId, budgetMicros, reservedMicros, spentMicros };
  }
}

function profileOf({ capabilities, ...agent }: AgentProfile): AgentRegistration {
  const { name, version, instance, address, expertise, capacity, protocol } = agent;
  return { name, version, instance, address, capabilities: [...capabilities], expertise, capacity, protocol };
}
