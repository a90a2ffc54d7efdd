import { z } from 'zod';
import {
  addressesSetting,
  addressSetting,
  choiceSetting,
  integerSetting,
  numberSetting,
  textSetting,
} from './setting.js';

/** The settings of every service. */
export const commonSettings = z.object({
  COMPASS_EVENTS: textSetting(
    'The event log; required. `postgres:` keeps it in schema `events` of COMPASS_DATABASE.',
    '`kafka://host:port,host:port,…` or `postgres:`',
    /^(kafka:\/\/[\w.-]+:\d+(,[\w.-]+:\d+)*|postgres:)$/,
  ).optional(),
  COMPASS_EVENTS_USERNAME: textSetting('The name to log in to Kafka with. Absent: without a login.').optional(),
  COMPASS_EVENTS_PASSWORD: textSetting('The password for it.').optional(),
  COMPASS_EVENTS_SASL: choiceSetting('How to log in to Kafka.', ['plain', 'scram-sha-256', 'scram-sha-512']).default(
    'plain',
  ),
  COMPASS_EVENTS_TLS: choiceSetting(
    "Whether Kafka is reached over TLS. Authorities beside the system's come from `NODE_EXTRA_CA_CERTS`.",
    ['true', 'false'],
  ).default('false'),
  COMPASS_DATABASE: textSetting(
    "The database, a schema for each service; required by those that keep state, and by all where it is the event log. `embedded:` starts PostgreSQL on the directory's files, for one process.",
    '`postgres://user:password@host:port/database` or `embedded:<directory>`',
    /^(postgres(ql)?:\/\/[^/]+\/.+|embedded:.+)$/,
  ).optional(),
  COMPASS_DATABASE_POOL: integerSetting('Connections to the database at most.', { min: 3, max: 100 }).default(10),
  COMPASS_DEAD_LETTER_DAYS: integerSetting(
    'Days that what a service gave up on is kept. What it handled is forgotten a week after the event log has forgotten it.',
    { min: 8, max: 3_650 },
  ).default(30),
  COMPASS_KEEP_DAYS: numberSetting(
    'Days that what is over is kept: concluded investigations with their logs, accounts and observations, resolved incidents. Longer than topics keep events.',
    { min: 0, max: 36_500 },
  ).default(90),
  COMPASS_PRUNING_SECONDS: integerSetting('Seconds between two looks for what need not be kept any more.', {
    min: 1,
    max: 86_400,
  }).default(3_600),
  COMPASS_GRPC_LISTEN: addressSetting('Where gRPC is served. Port 0 picks a free one.').default('127.0.0.1:0'),
  COMPASS_HTTP_LISTEN: addressSetting(
    'Where HTTP is served: `/healthz`, `/readyz`, `/metrics`, and the REST API of the gateway. Port 0 picks a free one.',
  ).default('127.0.0.1:0'),
  COMPASS_LOG_LEVEL: choiceSetting('The least severe lines that are logged.', [
    'debug',
    'info',
    'warn',
    'error',
    'silent',
  ]).default('info'),
  COMPASS_TRACE_SAMPLING: numberSetting(
    'The share of new traces that are recorded; a trace that comes with a call keeps its own decision.',
    {
      min: 0,
      max: 1,
    },
  ).default(1),
  OTEL_EXPORTER_OTLP_ENDPOINT: textSetting(
    'Where spans are sent by OTLP/HTTP, without `/v1/traces`. Absent: spans are not exported.',
    'an `http://` or `https://` URL',
    /^https?:\/\/[^\s]+$/,
  ).optional(),
});

export type CommonSettings = z.infer<typeof commonSettings>;

const peer = (what: string) => addressesSetting(`The gRPC address of ${what}, or of each of its instances.`);

/** For the services that call others: take those needed, as in `z.object({ COMPASS_MARKET: peers.COMPASS_MARKET })`. */
export const peers = {
  COMPASS_INTAKE: peer('intake'),
  COMPASS_KNOWLEDGE: peer('the knowledge store'),
  COMPASS_MARKET: peer('the task market'),
  COMPASS_NOTIFIER: peer('the notifier').optional(),
  COMPASS_ORCHESTRATOR: peer('the orchestrator'),
};
