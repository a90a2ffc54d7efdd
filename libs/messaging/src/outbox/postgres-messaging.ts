import type { Clock } from '@compass/kernel';
import type { Transaction } from '@compass/persistence';
import type { Tracer } from '@opentelemetry/api';
import type { MessagingTransaction } from '../port/store.js';

export interface PostgresMessagingOptions {
  /** The service's name: header ce_source of what it publishes. */
  readonly source: string;
  /** COMPASS_EVENTS: decides whether events go straight to the log in the same transaction, or by outbox and relay. */
  readonly events: string;
  readonly clock: Clock;
  readonly tracer: Tracer;
}

/** Gives the transactions of one service, on its own schema, their inbox and outbox. */
export class PostgresMessaging {
  constructor(private readonly options: PostgresMessagingOptions) {}

  bind(_sql: Transaction): MessagingTransaction {
    throw new Error(`not there yet: ${this.options.source}`);
  }
}
