import type { Timers } from '@compass/kernel';
import type { UnitOfWork } from '@compass/persistence';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { EventLog } from '../port/event-log.js';
import type { PostgresMessaging } from './postgres-messaging.js';

export interface OutboxRelayOptions {
  readonly log: EventLog;
  readonly unitOfWork: UnitOfWork;
  /** Its commits wake the relay. */
  readonly messaging: PostgresMessaging;
  readonly timers: Timers;
  readonly tracer: Tracer;
  readonly logger: Logger;
}

/** Appends committed events to the log. With `postgres:` there is nothing to relay, and it rests. */
export class OutboxRelay {
  readonly name = 'outbox relay';

  constructor(private readonly options: OutboxRelayOptions) {}

  start(): Promise<void> {
    throw new Error(`not there yet: ${this.options.messaging.constructor.name}`);
  }

  /** Relays what is at hand, then stops. */
  stop(): Promise<void> {
    throw new Error('not there yet');
  }
}
