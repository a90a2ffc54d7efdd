import { PermanentError, type Clock, type Timers } from '@compass/kernel';
import { openDatabase } from '@compass/persistence';
import type { Logger } from '@compass/telemetry';
import type { Tracer } from '@opentelemetry/api';
import { parseEventsUrl } from './events-url.js';
import { kafkaClient, type KafkaLogin } from './kafka/kafka-client.js';
import { KafkaEventLog } from './kafka/kafka-event-log.js';
import { defaultMembership, type Membership } from './membership.js';
import type { EventLog } from './port/event-log.js';
import { EventsPool } from './postgres/events-pool.js';
import { eventsMigrations, eventsSchema } from './postgres/events-schema.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

export interface EventLogDependencies {
  /** Names this process to the log, for its own logs. */
  readonly clientId: string;
  /** For `postgres:`: the `postgres://` URL of the service's database. */
  readonly database?: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly tracer: Tracer;
  readonly logger: Logger;
  /** A lease of 6 s and a heartbeat every 2 s by default. */
  readonly membership?: Membership;
  /** For `kafka:`. */
  readonly login?: KafkaLogin | undefined;
}

/**
 * Connects to the event log that `url` names.
 * @throws PermanentError `events-url-invalid`, `events-database-missing`; RetryableError `database-unavailable`,
 * `event-log-unavailable`
 */
export async function createEventLog(url: string, dependencies: EventLogDependencies): Promise<EventLog> {
  const location = parseEventsUrl(url);
  return location.kind === 'kafka' ? connectKafka(location.brokers, dependencies) : connectPostgres(dependencies);
}

function connectKafka(brokers: readonly string[], dependencies: EventLogDependencies): Promise<EventLog> {
  const { clientId, logger, login, membership = defaultMembership } = dependencies;
  return KafkaEventLog.connect({ ...dependencies, membership, kafka: kafkaClient(clientId, brokers, logger, login) });
}

async function connectPostgres({ database: url, tracer, ...dependencies }: EventLogDependencies): Promise<EventLog> {
  if (!url) throw new PermanentError('events-database-missing', 'the event log postgres: needs a database');
  const database = await openDatabase({ url, schema: eventsSchema, migrations: [eventsMigrations], tracer });
  await database.close();
  const { membership = defaultMembership } = dependencies;
  return PostgresEventLog.connect(url, { ...dependencies, membership, pool: new EventsPool(url) }, tracer);
}
