import { agentTopic } from '@compass/contracts';
import type { Clock } from '@compass/kernel';
import type { EventLog } from '@compass/messaging';
import type { AgentKey, AgentProfile } from '../domain/registry/agent.js';
import { followRegistry } from '../handlers/announce-capabilities.js';
import type { MarketStore } from '../store/market-store.js';

/** Takes agents in, renews their leases, lets them go. Every change of who is registered is followed in its own transaction. */
export class AgentRegistrar {
  constructor(
    private readonly store: MarketStore,
    private readonly log: Pick<EventLog, 'ensureTopics'>,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  /** Idempotent per name, version and instance. Gives the name of the agent's topic, which exists from then on. */
  async register(agent: AgentProfile): Promise<string> {
    const topic = agentTopic(agent.name);
    await this.log.ensureTopics([topic]);
    await this.store.transact(async (tx) => {
      const last = await tx.registry.lock();
      await tx.registry.put(agent, this.clock.now() + this.leaseMs);
      await followRegistry(tx, last);
    });
    return topic.name;
  }

  /** Renews a lease with one write. Gives its new end, or nothing when the instance has to register again. */
  async renew(agent: AgentKey, consuming: boolean): Promise<number | undefined> {
    const leaseUntilMs = this.clock.now() + this.leaseMs;
    const renewed = await this.store.transact(({ registry }) => registry.renew(agent, consuming, leaseUntilMs));
    return renewed ? leaseUntilMs : undefined;
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
