import { PermanentError, type Cancel } from '@compass/kernel';
import type { TopicSpec } from '@compass/contracts';
import type { Tracer } from '@opentelemetry/api';
import { MemberSubscription, type MemberSubscriptionOptions } from '../partition/member-subscription.js';
import { appendInSpans } from '../outbox/publish-spans.js';
import type { EventLog, OutboundMessage, Subscription, SubscriptionOptions } from '../port/event-log.js';
import { appendParameters, appendStatement, asAppendError } from './append-statement.js';
import type { EventsPool } from './events-pool.js';
import { PostgresGroupMember } from './postgres-group-member.js';
import { keepDeletingExpired } from './retention.js';
import { WakeUpListener } from './wake-up-listener.js';

export interface PostgresEventLogOptions extends MemberSubscriptionOptions {
  readonly pool: EventsPool;
}

/** The event log in schema `events` of a PostgreSQL database. Offsets are dense and follow the order of commits. */
export class PostgresEventLog implements EventLog {
  private readonly subscriptions = new Set<MemberSubscription>();
  private readonly stopDeleting: Cancel;

  private constructor(
    private readonly options: PostgresEventLogOptions,
    private readonly listener: WakeUpListener,
    private readonly tracer: Tracer,
  ) {
    this.stopDeleting = keepDeletingExpired(options.pool, options.timers, options.logger);
  }

  /** @param url of a database whose schema `events` is up to date */
  static async connect(url: string, options: PostgresEventLogOptions, tracer: Tracer): Promise<PostgresEventLog> {
    const listener = new WakeUpListener(url, options.timers, options.logger);
    await listener.connect();
    return new PostgresEventLog(options, listener, tracer);
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    await this.options.pool.query(
      'ensure-topics',
      `WITH wanted AS (
         SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) AS t (name, partitions, retention, size)),
       created AS (
         INSERT INTO events.topic (name, partitions, retention_ms, max_message_bytes)
         SELECT * FROM wanted ORDER BY name ON CONFLICT DO NOTHING RETURNING name, partitions)
       INSERT INTO events.partition (topic, partition)
       SELECT name, generate_series(0, partitions - 1) FROM created ON CONFLICT DO NOTHING`,
      [
        topics.map(({ name }) => name),
        topics.map(({ partitions }) => partitions),
        topics.map(({ retentionMs }) => retentionMs),
        topics.map(({ maxMessageBytes }) => maxMessageBytes),
      ],
    );
  }

  async append(messages: readonly OutboundMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await appendInSpans(this.tracer, 'postgresql', messages, async (traced) => {
      try {
        await this.options.pool.query('append', appendStatement, appendParameters(traced));
      } catch (error) {
        throw asAppendError(error);
      }
    });
  }

  async subscribe(subscriber: SubscriptionOptions): Promise<Subscription> {
    await this.requireTopics(subscriber.topics);
    const { pool, membership } = this.options;
    const member = new PostgresGroupMember(pool, subscriber.group, subscriber.topics, membership.leaseMs);
    const subscription = new MemberSubscription(member, this.options, subscriber, (stopped) => {
      this.subscriptions.delete(stopped);
      this.listener.remove(stopped);
    });
    this.subscriptions.add(subscription);
    this.listener.add(subscription);
    subscription.start();
    return subscription;
  }

  async close(): Promise<void> {
    this.stopDeleting();
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await this.listener.close();
    await this.options.pool.close();
  }

  private async requireTopics(topics: readonly string[]): Promise<void> {
    const rows = await this.options.pool.query<{ name: string }>(
      'missing-topics',
      'SELECT m.name FROM unnest($1::text[]) AS m (name) WHERE NOT EXISTS (SELECT FROM events.topic t WHERE t.name = m.name)',
      [topics],
    );
    if (rows.length > 0)
      throw new PermanentError('unknown-topic', `there is no topic ${rows.map(({ name }) => name).join(', ')}`);
  }
}
