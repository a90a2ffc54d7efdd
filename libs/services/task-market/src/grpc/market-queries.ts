import { Inject, Injectable } from '@nestjs/common';
import type { AgentEntry, AgentRegistration, GetAccountResponse } from '@compass/contracts';
import { PermanentError, type Clock } from '@compass/kernel';
import { CLOCK } from '@compass/runtime';
import { isBiddable, type AgentProfile } from '../domain/registry/agent.js';
import { bidderKey } from '../domain/registry/bidder.js';
import { noRule } from '../domain/registry/routing.js';
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
    const [agents, rules] = await this.store.read(
      async ({ registry }) => [await registry.list(), await registry.rules()] as const,
    );
    const ruleOf = new Map(rules.map((rule) => [bidderKey(rule), rule]));
    const nowMs = this.clock.now();
    return agents.map((agent) => {
      const { draining, weight } = ruleOf.get(bidderKey(agent)) ?? noRule;
      const biddable = isBiddable(agent, nowMs) && !draining;
      return { agent: profileOf(agent), biddable, leaseUntilMs: agent.leaseUntilMs, draining, weight: weight ?? -1 };
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

function profileOf({ capabilities, ...agent }: AgentProfile): AgentRegistration {
  const { name, version, instance, address, expertise, capacity, protocol } = agent;
  return { name, version, instance, address, capabilities: [...capabilities], expertise, capacity, protocol };
}
