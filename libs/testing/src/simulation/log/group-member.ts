import type { GroupMember } from '@compass/messaging';
import type { SimulatedBroker } from './simulated-broker.js';

export interface MemberIdentity {
  /** Unlike that of any other member. */
  readonly id: string;
  readonly topics: readonly string[];
  readonly leaseMs: number;
}

/** A member of a group, as the broker answers it. */
export function memberOf(
  broker: SimulatedBroker,
  groupName: string,
  { id, topics, leaseMs }: MemberIdentity,
): GroupMember {
  const group = broker.group(groupName);
  return {
    heartbeat: () => Promise.resolve(group.keepMembership(id, topics, leaseMs)),
    read: (from) => Promise.resolve(broker.read(from)),
    commit: (positions) => Promise.resolve(group.commit(id, positions)),
    release: (positions) => Promise.resolve(group.release(id, positions)),
    leave: () => Promise.resolve(group.leave(id)),
  };
}
