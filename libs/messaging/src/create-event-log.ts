import type { Clock, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import { parseEventsUrl } from './events-url.js';
import type { EventLog } from './port/event-log.js';

export interface EventLogDependencies {
  /** Names this process to the log, for its own logs. */
  readonly clientId: string;
  /** For `postgres:`: the `postgres://` URL of the service's database. */
  readonly database?: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** How long a silent member keeps its partitions, and how often it says that it lives; 6 s and 2 s by default. */
  readonly membership?: Membership;
}

export interface Membership {
  readonly leaseMs: number;
  readonly heartbeatMs: number;
}

/** Connects to the event log that `url` names. @throws PermanentError `events-url-invalid` */
export async function createEventLog(url: string, dependencies: EventLogDependencies): Promise<EventLog> {
  const location = parseEventsUrl(url);
  throw new Error(`not there yet: ${location.kind} ${dependencies.clientId}`);
}
