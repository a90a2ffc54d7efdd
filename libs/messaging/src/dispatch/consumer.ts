import type { Cancel, Clock, Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Meter, Tracer } from '@opentelemetry/api';
import type { EventLog, RecordBatch, Subscription } from '../port/event-log.js';
import type { RecordHandler } from '../port/handler.js';
import type { MessagingTransaction, Store } from '../port/store.js';
import { dispatchBatch } from './dispatch-batch.js';
import { HandlerTable, type AnyEventHandler } from './handler-table.js';
import { IncomingBatches } from './incoming-batches.js';
import { IncomingMessages } from './incoming-messages.js';
import { Limit } from './limit.js';
import { MessageMetrics } from './message-metrics.js';
import { ParkedMessages } from './parked-messages.js';
import { pruneInbox } from './prune-inbox.js';
import { defaultRetryPolicy, type RetryPolicy } from './retry-policy.js';

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
  /** Messages that are handled at once, 8 by default: no more than the store has connections. */
  readonly concurrency?: number;
}

const prunePeriodMs = 60 * 60 * 1000;

/** Hands the messages of some topics to their handlers: each once, in the order of its key, whatever crashes. */
export class Consumer<Tx extends MessagingTransaction> {
  readonly name: string;
  private readonly handlers: HandlerTable<Tx>;
  private readonly incoming: IncomingMessages<Tx>;
  private readonly batches: IncomingBatches<Tx>;
  private readonly parked: ParkedMessages<Tx>;
  private readonly limit: Limit;
  private readonly hasJoined: Promise<void>;
  private join!: () => void;
  private stopPruning: Cancel = () => undefined;
  private subscription?: Subscription;

  constructor(private readonly options: ConsumerOptions<Tx>) {
    const { name, handlers = [], recordHandlers = [], concurrency = 8, timers } = options;
    this.name = `consumer ${name}`;
    this.handlers = new HandlerTable(name, handlers, recordHandlers);
    const retry = { ...defaultRetryPolicy, ...options.retry };
    const context = {
      ...options,
      handlers: this.handlers,
      retry,
      metrics: new MessageMetrics(name, options.clock, options.meter),
    };
    this.parked = new ParkedMessages(context, name, timers);
    this.incoming = new IncomingMessages(context, () => this.parked.wake());
    this.batches = new IncomingBatches(context, () => this.parked.wake());
    this.limit = new Limit(concurrency);
    this.hasJoined = new Promise((resolve) => (this.join = resolve));
  }

  /** Resolves when the subscription exists. @throws PermanentError `unknown-topic`, RetryableError `event-log-unavailable` */
  async start(): Promise<void> {
    const { name, log, store, topics, timers, logger } = this.options;
    this.subscription = await log.subscribe({ group: name, topics, onBatch: (batch) => this.onBatch(batch) });
    void this.subscription.joined.then(this.join);
    this.parked.wake();
    this.stopPruning = timers.every(prunePeriodMs, () => {
      pruneInbox(store, name).catch((error: unknown) => logger.warn('the inbox is not pruned yet', { error }));
    });
  }

  /** Finishes the messages at hand and leaves the group. */
  async stop(): Promise<void> {
    this.stopPruning();
    await Promise.all([this.subscription?.stop(), this.parked.stop()]);
  }

  /** Resolves when this member has joined its group and holds its partitions. */
  get joined(): Promise<void> {
    return this.hasJoined;
  }

  /** False when consuming has ended for good: the process should be replaced. */
  isAlive(): boolean {
    return this.subscription?.isAlive() ?? true;
  }

  /** Looks for parked messages now: one has been redriven. */
  wake(): void {
    this.parked.wake();
  }

  private onBatch(batch: RecordBatch): Promise<void> {
    const { handlers, batches, incoming } = this;
    return dispatchBatch(batch, this.limit, {
      laneOf: (record) => handlers.laneOf(record),
      begin: (records) => batches.begin(records),
      together: (lane) => batches.process(lane),
      process: (record, replayed) => incoming.process(record, replayed),
    });
  }
}
