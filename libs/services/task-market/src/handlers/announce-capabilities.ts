import { bidderKey } from '../domain/registry/bidder.js';
import { nextAnnouncement, type Announcement } from '../domain/registry/capabilities.js';
import { capabilitiesChanged } from '../domain/task/market-events.js';
import type { MarketTransaction } from '../store/market-store.js';

/** The registry's only timer. */
export const leaseSweep = 'leases';

/**
 * Follows every change of who is registered, in the same transaction: announces the capabilities where they changed, and sets the
 * sweep to the earliest end of a lease.
 * @param last as given by the registry's lock, taken before the change
 */
export async function followRegistry(tx: MarketTransaction, last: Announcement): Promise<void> {
  const agents = await tx.registry.list();
  const draining = new Set((await tx.registry.rules()).filter((rule) => rule.draining).map(bidderKey));
  const next = nextAnnouncement(
    last,
    agents.filter((agent) => !draining.has(bidderKey(agent))),
  );
  if (next) {
    await tx.registry.announced(next);
    await tx.outbox.publish([capabilitiesChanged(next)]);
  }
  if (agents.length === 0) return tx.timers.clear([leaseSweep]);
  const dueAtMs = Math.min(...agents.map(({ leaseUntilMs }) => leaseUntilMs));
  return tx.timers.set([{ subject: leaseSweep, kind: 'lease-sweep', investigationId: null, dueAtMs }]);
}
