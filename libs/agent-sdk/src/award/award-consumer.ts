import { agentTopic } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import {
  inProcessSpan,
  messageId,
  type EventLog,
  type LogRecord,
  type RecordBatch,
  type Subscription,
} from '@compass/messaging';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import type { Agent } from '../agent/define-agent.js';
import { AcknowledgeInOrder } from './acknowledge-in-order.js';
import type { AwardWorker } from './award-worker.js';
import { awardType, readAward, readCancellation } from './read-award.js';
import { Slots } from './slots.js';

export interface AwardConsumerOptions {
  readonly agent: Agent;
  readonly log: EventLog;
  readonly worker: AwardWorker;
  readonly tracer: Tracer;
  readonly logger: Logger;
}

/**
 * Takes awards from the agent's own topic, up to its capacity at once, in any partition. A record is acknowledged when its
 * award needs nothing more; what stays unacknowledged comes again, here or to another instance.
 */
export class AwardConsumer {
  readonly #slots: Slots;
  readonly #partitions = new Map<number, AcknowledgeInOrder>();
  readonly #atWork = new Set<Promise<void>>();
  #stopping = false;

  constructor(private readonly options: AwardConsumerOptions) {
    this.#slots = new Slots(options.agent.capacity);
  }

  /** Awards at work, and waiting for a place. */
  get load(): number {
    return this.#slots.load;
  }

  /** @throws RetryableError `event-log-unavailable`, PermanentError `unknown-topic` */
  subscribe(): Promise<Subscription> {
    const { agent, log } = this.options;
    return log.subscribe({
      group: groupOf(agent),
      topics: [agentTopic(agent.name).name],
      onBatch: (batch) => this.#takeIn(batch),
    });
  }

  /** Takes nothing more in; resolves when what is at work has ended. */
  async drain(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#atWork);
  }

  /** Returns once every record has found a place: that is what holds the log back when all are taken. */
  async #takeIn(batch: RecordBatch): Promise<void> {
    this.#cancel(batch.records);
    for (const record of batch.records) {
      await this.#slots.take();
      if (this.#stopping || !batch.isCurrent()) return this.#slots.give();
      const done = this.#inOrder(batch.partition).begin(batch, record.offset);
      const atWork = this.#handle(record)
        .then(done)
        .catch((error: unknown) => this.options.logger.warn('award left unanswered', { error }))
        .finally(() => {
          this.#slots.give();
          this.#atWork.delete(atWork);
        });
      this.#atWork.add(atWork);
    }
  }

  /** At once, and not in their turn: the award may be waiting for a place behind others. */
  #cancel(records: readonly LogRecord[]): void {
    for (const record of records) {
      const cancelled = readCancellation(record, this.options.agent);
      if (cancelled) this.options.worker.cancel(cancelled, cancelled.reason || 'nobody needs it any more');
    }
  }

  async #handle(record: LogRecord): Promise<void> {
    const { agent, worker, tracer, logger } = this.options;
    const message = { consumer: groupOf(agent), id: messageId(record), record };
    await inProcessSpan(tracer, awardType, message, async () => {
      try {
        const award = readAward(record, agent);
        if (award) await worker.work(award);
      } catch (error) {
        if (!(error instanceof PermanentError)) throw error;
        logger.error('unreadable record', { topic: record.topic, offset: record.offset, error });
      }
    });
  }

  #inOrder(partition: number): AcknowledgeInOrder {
    const known = this.#partitions.get(partition) ?? new AcknowledgeInOrder();
    this.#partitions.set(partition, known);
    return known;
  }
}

/** Instances of one version share its awards; versions have their own. */
const groupOf = ({ name, version }: Agent): string => `agent-${name}-${version}`;
