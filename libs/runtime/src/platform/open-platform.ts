import { topics } from '@compass/contracts';
import { randomIds, systemClock, systemTimers } from '@compass/kernel';
import {
  createEventLog,
  messagingMigrations,
  OutboxRelay,
  PostgresMessaging,
  PostgresOutboxQueue,
  type EventLog,
  type KafkaLogin,
} from '@compass/messaging';
import { openDatabase, type Migration } from '@compass/persistence';
import { createLogger, createTelemetry } from '@compass/telemetry';
import type { CommonSettings } from '../configuration/common-settings.js';
import { ChannelClients } from '../grpc/channel-clients.js';
import { observeBacklog } from '../metrics/backlog-metrics.js';
import { StopSequence } from '../lifecycle/stop-sequence.js';
import { untilAvailable } from '../lifecycle/until-available.js';
import type { ServiceDefinition } from '../service-definition.js';
import { version } from '../version.js';
import type { Platform, State } from './platform.js';

/** What every later part reports to. */
export interface Opened extends Pick<Platform, 'definition' | 'settings' | 'logger' | 'telemetry'> {
  /** Knows how to close what has been opened so far. */
  readonly stops: StopSequence;
}

export function openTelemetry(definition: ServiceDefinition, settings: CommonSettings): Opened {
  const identity = { service: definition.name, instance: randomIds.draw() };
  const logger = createLogger({ ...identity, level: settings.COMPASS_LOG_LEVEL });
  const telemetry = createTelemetry({
    ...identity,
    version,
    otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampling: settings.COMPASS_TRACE_SAMPLING,
  });
  const stops = new StopSequence(logger);
  stops.push('telemetry', 1_000, () => telemetry.shutdown());
  return { definition, settings, logger, telemetry, stops };
}

/** Connects to what the definition says that the service needs. */
export async function openPlatform(opened: Opened): Promise<Platform> {
  const { definition, logger, telemetry, settings, stops } = opened;
  const { migrations } = definition;
  const state = migrations && (await untilAvailable('database', logger, () => openState(opened, migrations)));
  const eventLog = definition.eventLog === false ? undefined : await openEventLog(opened, state);
  if (state && eventLog) await startRelay(opened, state, eventLog);
  const grpcClients = new ChannelClients(telemetry.tracer);
  stops.push('gRPC clients', 100, () => grpcClients.close());
  return { definition, settings, logger, telemetry, grpcClients, state, eventLog };
}

async function openState(opened: Opened, migrations: readonly Migration[]): Promise<State> {
  const { definition, telemetry, settings, logger, stops } = opened;
  const { name, eventMetrics } = definition;
  const { tracer, meter } = telemetry;
  const { COMPASS_DATABASE: url = '', COMPASS_DATABASE_POOL: poolSize, COMPASS_EVENTS: events = '' } = settings;
  const lists = [messagingMigrations, { owner: name, migrations }];
  const database = await openDatabase({ url, schema: schemaOf(name), migrations: lists, tracer, poolSize });
  stops.push('database', 1_000, () => database.close());
  observeBacklog(meter, database.unitOfWork, logger);
  const messaging = new PostgresMessaging({ source: name, events, clock: systemClock, tracer });
  const observe = eventMetrics?.(meter);
  if (observe) messaging.onCommitted((committed) => committed.forEach(observe));
  return { database, messaging };
}

const schemaOf = (service: string) => service.replaceAll('-', '_');

async function openEventLog(opened: Opened, state?: State): Promise<EventLog> {
  const { definition, settings, telemetry, logger, stops } = opened;
  const database = state?.database.url ?? settings.COMPASS_DATABASE;
  const log = await untilAvailable('event log', logger, () =>
    createEventLog(settings.COMPASS_EVENTS ?? '', {
      ...{ clientId: definition.name, database, clock: systemClock, timers: systemTimers, logger },
      ...{ tracer: telemetry.tracer, login: loginFrom(settings) },
    }),
  );
  stops.push('event log', 500, () => log.close());
  if (definition.createsTopics !== false)
    await untilAvailable('topics', logger, () => log.ensureTopics(Object.values(topics)));
  return log;
}

function loginFrom(settings: CommonSettings): KafkaLogin {
  const { COMPASS_EVENTS_USERNAME: name, COMPASS_EVENTS_PASSWORD: password = '' } = settings;
  const user = name === undefined ? undefined : { name, password, mechanism: settings.COMPASS_EVENTS_SASL };
  return { tls: settings.COMPASS_EVENTS_TLS === 'true', ...(user && { user }) };
}

/** It outlives the servers and the consumers: what they publish last is relayed too. */
async function startRelay(opened: Opened, state: State, log: EventLog): Promise<void> {
  const { messaging, database } = state;
  const { logger, stops } = opened;
  const relay = new OutboxRelay({
    ...{ log, outbox: new PostgresOutboxQueue(database.unitOfWork, messaging), timers: systemTimers, logger },
  });
  stops.push(relay.name, 1_000, () => relay.stop());
  await relay.start();
}
