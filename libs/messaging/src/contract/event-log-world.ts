import type { EventLog } from '../port/event-log.js';

/** What a contract suite needs of an adapter. */
export interface EventLogWorld {
  /** Opens the log as one more process would. */
  open(): Promise<EventLog>;
  /** COMPASS_EVENTS, COMPASS_DATABASE where it counts, and COMPASS_TEST_LEASE_MS, for a process of its own. */
  environment(): Record<string, string>;
}
