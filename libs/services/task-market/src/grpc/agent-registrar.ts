import { Inject, Injectable } from '@nestjs/common';
import {
  agentProtocol,
  agentTopic,
  isProtocolSupported,
  protocolOf,
  type HeartbeatResponse,
  type RegisterResponse,
} from '@compass/contracts';
import { PermanentError, RetryableError, type Clock } from '@compass/kernel';
import type { EventLog } from '@compass/messaging';
import { CLOCK, EVENT_LOG, SETTINGS } from '@compass/runtime';
import type { AgentKey, AgentProfile } from '../domain/registry/agent.js';
import { followRegistry } from '../handlers/announce-capabilities.js';
import type { MarketSettings } from '../settings.js';
import type { MarketStore } from '../store/market-store.js';
import { MARKET_STORE } from '../tokens.js';

/** An agent may miss two heartbeats in a row. */
const heartbeatsPerLease = 3;

/** Instances that are registered at most: each auction asks them all, and each costs a topic. */
const mostInstances = 5_000;

/** Takes agents in, renews their leases, lets them go. Every change of who is registered is followed in its own transaction. */
@Injectable()
export class AgentRegistrar {
  private readonly leaseMs: number;

  constructor(
    @Inject(MARKET_STORE) private readonly store: MarketStore,
    @Inject(EVENT_LOG) private readonly log: Pick<EventLog, 'ensureTopics'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) settings: Pick<MarketSettings, 'COMPASS_AGENT_LEASE_MS'>,
  ) {
    this.leaseMs = settings.COMPASS_AGENT_LEASE_MS;
  }

  /**
   * Idempotent per name, version and instance. The agent's topic exists from then on.
   * @throws PermanentError `unsupported-protocol`; RetryableError `registry-full` until others have left
   */
  async register(agent: AgentProfile): Promise<RegisterResponse> {
    refuseForeign(agent);
    await this.refuseFlood(agent);
    const topic = agentTopic(agent.name);
    await this.log.ensureTopics([topic]);
    await this.store.transact(async (tx) => {
      const last = await tx.registry.lock();
      await tx.registry.put(agent, this.clock.now() + this.leaseMs);
      await followRegistry(tx, last);
    });
    const heartbeatMs = Math.floor(this.leaseMs / heartbeatsPerLease);
    return { topic: topic.name, leaseMs: this.leaseMs, heartbeatMs, protocol: agentProtocol };
  }

  /** Before the topic is made: topics stay. */
  private async refuseFlood({ name, version, instance }: AgentKey): Promise<void> {
    const all = await this.store.read(({ registry }) => registry.list());
    const isKnown = all.some((one) => one.name === name && one.version === version && one.instance === instance);
    if (!isKnown && all.length >= mostInstances)
      throw new RetryableError('registry-full', `${mostInstances} instances are registered, and no more may be`);
  }

  /** Renews a lease with one write. Nothing when the instance has to register again. */
  async renew(agent: AgentKey, consuming: boolean): Promise<HeartbeatResponse | undefined> {
    const leaseUntilMs = this.clock.now() + this.leaseMs;
    const renewed = await this.store.transact(({ registry }) => registry.renew(agent, consuming, leaseUntilMs));
    return renewed && { leaseUntilMs, draining: renewed.draining };
  }

  /** Nothing happens when the instance is not registered. */
  async deregister(agent: AgentKey): Promise<void> {
    await this.store.transact(async (tx) => {
      const last = await tx.registry.lock();
      await tx.registry.remove(agent);
      await followRegistry(tx, last);
    });
  }
}

function refuseForeign(agent: AgentProfile): void {
  const protocol = protocolOf(agent);
  if (!isProtocolSupported(protocol))
    throw new PermanentError(
      'unsupported-protocol',
      `${agent.name} ${agent.version} speaks protocol ${protocol}; this market speaks ${agentProtocol} and ${agentProtocol - 1}`,
    );
}
