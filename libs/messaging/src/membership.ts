/** How the members of a group know of each other's death. */
export interface Membership {
  /** A member that is silent for this long has lost its partitions. */
  readonly leaseMs: number;
  /** How often it says that it lives; a rebalance takes about as long. */
  readonly heartbeatMs: number;
}

export const defaultMembership: Membership = { leaseMs: 6_000, heartbeatMs: 2_000 };
