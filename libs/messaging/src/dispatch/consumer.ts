import type { Clock, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Meter, Tracer } from '@opentelemetry/api';
import type { EventLog } from '../port/event-log.js';
import type { EventHandler, RecordHandler } from '../port/handler.js';
import type { MessagingTransaction, Store } from '../port/store.js';
import type { RetryPolicy } from './retry-policy.js';

/** Handlers of different events differ in their event's type; the dispatcher matches them at run time. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEventHandler<Tx> = EventHandler<Tx, any, any>;

export interface ConsumerOptions<Tx extends MessagingTransaction> {
  /** The service: consumer group, and the owner of inbox rows. */
  readonly name: string;
  readonly log: EventLog;
  readonly store: Store<Tx>;
  readonly topics: readonly string[];
  readonly handlers?: readonly AnyEventHandler<Tx>[];
  readonly recordHandlers?: readonly RecordHandler<Tx>[];
  readonly clock: Clock;
  readonly timers: Timers;
  readonly tracer: Tracer;
  readonly logger: Logger;
  readonly meter?: Meter;
  readonly retry?: Partial<RetryPolicy>;
}

/** Hands the messages of some topics to their handlers: each once, in the order of its key, whatever crashes. */
export class Consumer<Tx extends MessagingTransaction> {
  readonly name: string;

  constructor(private readonly options: ConsumerOptions<Tx>) {
    this.name = `consumer ${options.name}`;
  }

  /** Resolves when the subscription exists; `joined` says when it holds its partitions. */
  start(): Promise<void> {
    throw new Error(`not there yet: ${this.options.name}`);
  }

  /** Finishes the messages at hand and leaves the group. */
  stop(): Promise<void> {
    throw new Error('not there yet');
  }

  /** Resolves when this member has joined its group. */
  get joined(): Promise<void> {
    throw new Error('not there yet');
  }

  /** False when consuming has ended for good: the process should be replaced. */
  isAlive(): boolean {
    throw new Error('not there yet');
  }

  /** Looks for parked messages now: one has been redriven. */
  wake(): void {
    throw new Error('not there yet');
  }
}
