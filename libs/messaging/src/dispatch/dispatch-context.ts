import type { Clock } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { MessagingTransaction, Store } from '../port/store.js';
import type { HandlerTable } from './handler-table.js';
import type { MessageMetrics } from './message-metrics.js';
import type { RetryPolicy } from './retry-policy.js';

/** What handling a message takes, whether it has just come or was parked. */
export interface DispatchContext<Tx extends MessagingTransaction> {
  readonly handlers: HandlerTable<Tx>;
  readonly store: Store<Tx>;
  readonly retry: RetryPolicy;
  readonly metrics: MessageMetrics;
  readonly clock: Clock;
  readonly tracer: Tracer;
  readonly logger: Logger;
}
