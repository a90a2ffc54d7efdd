import { acknowledgementContract } from './acknowledgement.contract.js';
import { deliveryContract } from './delivery.contract.js';
import type { EventLogWorld } from './event-log-world.js';
import { logUnderTest } from './log-under-test.js';
import { membershipContract } from './membership.contract.js';
import { topicsContract } from './topics.contract.js';

/**
 * What must hold of every adapter of the event log.
 * @param reach how far the log reaches: one that lives in memory is exempt from what takes other processes
 */
export function eventLogContract(world: () => EventLogWorld, reach: 'processes' | 'memory' = 'processes'): void {
  const given = logUnderTest(world);
  deliveryContract(given);
  acknowledgementContract(given);
  membershipContract(given, world, reach);
  topicsContract(given);
}
