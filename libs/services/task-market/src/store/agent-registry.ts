import type { AgentKey, AgentProfile, RegisteredAgent } from '../domain/registry/agent.js';
import type { VersionRule } from '../domain/registry/routing.js';
import type { Announcement } from '../domain/registry/capabilities.js';

export interface AgentRegistry {
  /** Serialises changes of who is registered until the transaction ends. Gives what was announced last. */
  lock(): Promise<Announcement>;
  /** All registered instances, by name, version and instance; also those whose lease ran out and who were not swept yet. */
  list(): Promise<RegisteredAgent[]>;
  /** Takes an instance in, or renews it. An instance that is known under the same address goes on consuming. */
  put(agent: AgentProfile, leaseUntilMs: number): Promise<void>;
  /** One write, without the lock. Tells whether its version is drained; undefined when the instance is not registered (any more). */
  renew(agent: AgentKey, consuming: boolean, leaseUntilMs: number): Promise<{ readonly draining: boolean } | undefined>;
  remove(agent: AgentKey): Promise<void>;
  /** Takes out whose lease has ended by then. */
  removeExpired(nowMs: number): Promise<void>;
  /** What operators said about versions, by name and version. */
  rules(): Promise<VersionRule[]>;
  /** Replaces what was said about a version. */
  saveRule(rule: VersionRule): Promise<void>;
  /** Only with the lock. */
  announced(announcement: Announcement): Promise<void>;
}
