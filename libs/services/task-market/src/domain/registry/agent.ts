/** What makes one running process of an agent: two processes never share all three. */
export interface AgentKey {
  readonly name: string;
  readonly version: string;
  readonly instance: string;
}

/** What an instance says about itself when it registers. */
export interface AgentProfile extends AgentKey {
  /** Where its AgentService answers: host:port or unix:/path. */
  readonly address: string;
  readonly capabilities: readonly string[];
  /** Cause category, or its first part, to 0..1. */
  readonly expertise: Readonly<Record<string, number>>;
  /** Awards that it works on at once. */
  readonly capacity: number;
  /** The version of the agent protocol that it speaks; 0 when it does not say. */
  readonly protocol: number;
}

/** A registered instance. The sweep of expired leases, or itself, takes it out. */
export interface RegisteredAgent extends AgentProfile {
  /** Its consumer has joined: what is awarded to it will be read. */
  readonly consuming: boolean;
  readonly leaseUntilMs: number;
}

/** Whether it may be asked for bids. */
export function isBiddable(agent: RegisteredAgent, nowMs: number): boolean {
  return agent.consuming && agent.leaseUntilMs > nowMs;
}
