import { bidderKey } from '@compass/service-task-market/domain';
import type { AgentKey, AgentRegistry } from '@compass/service-task-market/parts';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { MarketTables } from './market-tables.js';

const keyOf = ({ name, version, instance }: AgentKey) => `${name}/${version}/${instance}`;
const latest = 'latest';

/** The registry of agents over one transaction. */
export function registryOver(tx: SimulatedTransaction, { agents, announcements, rules }: MarketTables): AgentRegistry {
  return {
    async lock() {
      await tx.lockRow(announcements, latest);
      return tx.get(announcements, latest) ?? { revision: 0, capabilities: [] };
    },
    list: () => Promise.resolve(tx.all(agents).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))),
    async put(agent, leaseUntilMs) {
      await tx.lockRow(agents, keyOf(agent));
      const known = tx.get(agents, keyOf(agent));
      const consuming = known?.address === agent.address && known.consuming;
      await tx.put(agents, keyOf(agent), { ...agent, consuming, leaseUntilMs });
    },
    async renew(key, consuming, leaseUntilMs) {
      await tx.lockRow(agents, keyOf(key));
      const known = tx.get(agents, keyOf(key));
      if (known) await tx.put(agents, keyOf(key), { ...known, consuming, leaseUntilMs });
      return known && { draining: tx.get(rules, bidderKey(key))?.draining ?? false };
    },
    remove: (key) => tx.put(agents, keyOf(key), undefined),
    async removeExpired(nowMs) {
      for (const agent of tx.all(agents))
        if (agent.leaseUntilMs <= nowMs) await tx.put(agents, keyOf(agent), undefined);
    },
    rules: () => Promise.resolve(tx.all(rules).sort((one, other) => (bidderKey(one) < bidderKey(other) ? -1 : 1))),
    saveRule: (rule) => tx.put(rules, bidderKey(rule), rule),
    announced: (announcement) => tx.put(announcements, latest, announcement),
  };
}
