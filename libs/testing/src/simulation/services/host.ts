import { Consumer, OutboxRelay, type EventLog, type MessagingTransaction } from '@compass/messaging';
import type { ConsumerOptions } from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import { trace } from '@opentelemetry/api';
import { InboxTables } from '../database/simulated-inbox.js';
import { OutboxRows, SimulatedOutbox } from '../database/simulated-outbox.js';
import { SimulatedDatabase } from '../database/simulated-database.js';
import { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { SimulatedEventLog } from '../log/simulated-event-log.js';
import type { MessageWatch } from '../invariants/message-watch.js';
import { watchedHandler, watchedRecordHandler } from '../invariants/watched-handlers.js';
import type { SimulatedBroker } from '../log/simulated-broker.js';
import type { SimulatedProcess } from '../process/simulated-process.js';
import type { Random } from '../schedule/random.js';
import type { Seams } from '../seams.js';

/** The schema of one service, which outlives its processes: messaging's tables, and its own. */
export class Schema<Tables> {
  readonly database: SimulatedDatabase;
  readonly inbox = new InboxTables();
  readonly outbox: OutboxRows;

  constructor(
    readonly service: string,
    readonly tables: Tables,
    { nowMs, watch }: { nowMs: () => number; watch: MessageWatch },
  ) {
    this.database = new SimulatedDatabase(nowMs);
    this.outbox = new OutboxRows((message) => watch.onCommitted(message));
  }
}

/** What a service's process stands on. */
export interface Host {
  readonly process: SimulatedProcess;
  readonly broker: SimulatedBroker;
  readonly random: Random;
  readonly logger: Logger;
  readonly seams: Seams;
  readonly watch: MessageWatch;
}

export const tracer = trace.getTracer('simulation');
const membership = { leaseMs: 6_000, heartbeatMs: 2_000 };
/** A wake-up that gets lost: polling makes up for it. */
const lostWakeUps = 0.02;

/** One process' way to its schema, its log and its relay, as the runtime opens them. */
export class Platform<Tables> {
  readonly log: EventLog;
  readonly unitOfWork: SimulatedUnitOfWork;
  private readonly outbox: SimulatedOutbox;

  constructor(
    readonly host: Host,
    readonly schema: Schema<Tables>,
  ) {
    const { process, seams } = host;
    const { database, inbox, outbox, service } = schema;
    this.log = seams.log(openLog(host));
    this.outbox = new SimulatedOutbox(database, outbox, process.title, process);
    const parts = { database, wire: process, clock: process, source: service, inbox, outbox: this.outbox };
    this.unitOfWork = new SimulatedUnitOfWork(parts);
  }

  /** Starts what the runtime starts for every service that consumes. */
  async consume<Tx extends MessagingTransaction>(
    options: Pick<ConsumerOptions<Tx>, 'topics' | 'handlers' | 'recordHandlers' | 'store'>,
  ): Promise<void> {
    const { process, logger, random, seams, watch } = this.host;
    const { service } = this.schema;
    const relay = new OutboxRelay({ log: this.log, outbox: seams.outbox(this.outbox), timers: process, logger });
    await relay.start();
    const time = { clock: process, timers: process };
    const retry = { random: () => random.next() };
    const consumer = new Consumer<Tx>({
      ...{ ...time, retry, tracer, logger, name: service, log: this.log, topics: options.topics, store: options.store },
      handlers: options.handlers?.map((handler) => watchedHandler(handler, service, watch)),
      recordHandlers: options.recordHandlers?.map((handler) => watchedRecordHandler(handler, service, watch)),
    });
    await consumer.start();
  }
}

function openLog({ process, broker, logger, random }: Host): SimulatedEventLog {
  const wake = (task: () => void) => (random.chance(lostWakeUps) ? undefined : process.receive(task));
  return new SimulatedEventLog({
    ...{ broker, wire: process, id: process.title, membership, logger, wake },
    ...{ clock: process, timers: process },
  });
}
