import type { TopicSpec } from '@compass/contracts';
import { PermanentError, RetryableError, SharedRequests, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import { Partitioners, type Admin, type Kafka, type Producer } from 'kafkajs';
import type { Membership } from '../membership.js';
import { appendInSpans } from '../outbox/publish-spans.js';
import type { EventLog, OutboundMessage, Subscription, SubscriptionOptions } from '../port/event-log.js';
import { createMissingTopics } from './create-topics.js';
import { asLogError } from './kafka-errors.js';
import { chunksOf, kafkaMessage } from './kafka-records.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { within } from './within.js';

/**
 * kafkajs goes on for minutes; whoever waits should hear of an outage while they still can do something. Until what is
 * overdue has ended, nothing more is sent: it would only be repeated, many times over, when the brokers are back.
 */
const appendTimeoutMs = 30_000;
const chunkBytes = 1024 * 1024;
const disconnectTimeoutMs = 3_000;

export interface KafkaEventLogOptions {
  readonly kafka: Kafka;
  readonly membership: Membership;
  readonly timers: Timers;
  readonly tracer: Tracer;
  readonly logger: Logger;
}

/** The event log on Kafka. */
export class KafkaEventLog implements EventLog {
  private readonly subscriptions = new Set<KafkaSubscription>();
  private readonly knownTopics = new Set<string>();
  private readonly sends = new SharedRequests((messages: readonly OutboundMessage[]) => this.send(messages));
  private overdue = 0;

  private constructor(
    private readonly options: KafkaEventLogOptions,
    private readonly admin: Admin,
    private readonly producer: Producer,
  ) {}

  /** Waits until a broker answers. @throws RetryableError `event-log-unavailable` after some minutes */
  static async connect(options: KafkaEventLogOptions): Promise<KafkaEventLog> {
    const admin = options.kafka.admin();
    const producer = options.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      await Promise.all([admin.connect(), producer.connect()]);
    } catch (error) {
      throw asLogError(error);
    }
    return new KafkaEventLog(options, admin, producer);
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    try {
      await createMissingTopics(this.admin, this.options.timers, topics);
    } catch (error) {
      throw asLogError(error);
    }
  }

  async append(messages: readonly OutboundMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await appendInSpans(this.options.tracer, 'kafka', messages, async (traced) => {
      if (this.overdue > 0) throw unacknowledged();
      const sending = this.sends.add(traced);
      if (await within(this.options.timers, appendTimeoutMs, sending)) return sending;
      this.overdue += 1;
      void sending.catch(() => undefined).finally(() => (this.overdue -= 1));
      throw unacknowledged();
    });
  }

  async subscribe(subscriber: SubscriptionOptions): Promise<Subscription> {
    await this.requireTopics(subscriber.topics);
    const subscription = new KafkaSubscription({ ...this.options, admin: this.admin }, subscriber, (stopped) =>
      this.subscriptions.delete(stopped),
    );
    this.subscriptions.add(subscription);
    await subscription.start();
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    const disconnected = Promise.allSettled([this.producer.disconnect(), this.admin.disconnect()]);
    await within(this.options.timers, disconnectTimeoutMs, disconnected);
  }

  private async send(messages: readonly OutboundMessage[]): Promise<void> {
    try {
      await this.requireTopics(messages.map(({ topic }) => topic));
      for (const chunk of chunksOf(messages, chunkBytes)) {
        const byTopic = [...Map.groupBy(chunk, ({ topic }) => topic)];
        const topicMessages = byTopic.map(([topic, ofTopic]) => ({ topic, messages: ofTopic.map(kafkaMessage) }));
        await this.producer.sendBatch({ acks: -1, topicMessages });
      }
    } catch (error) {
      throw asLogError(error);
    }
  }

  /** kafkajs would retry an unknown topic as if it were an outage. */
  private async requireTopics(topics: readonly string[]): Promise<void> {
    const unknown = () => topics.filter((topic) => !this.knownTopics.has(topic));
    if (unknown().length === 0) return;
    try {
      for (const topic of await this.admin.listTopics()) this.knownTopics.add(topic);
    } catch (error) {
      throw asLogError(error);
    }
    if (unknown().length > 0) throw new PermanentError('unknown-topic', `there is no topic ${unknown().join(', ')}`);
  }
}

function unacknowledged(): RetryableError {
  return new RetryableError('event-log-unavailable', `no acknowledgement within ${appendTimeoutMs} ms`);
}
