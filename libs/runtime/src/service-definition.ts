import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServiceName } from '@compass/contracts';
import type { EventObserver } from './metrics/event-metrics.js';
import type { Migration, RetentionPolicy } from '@compass/persistence';
import type { Meter } from '@opentelemetry/api';
import type { z } from 'zod';
import type { CommonSettings } from './configuration/common-settings.js';

/** All that the runtime needs to know of a service: a service's lib exports one, its app runs it, all-in-one runs all. */
export interface ServiceDefinition<Own extends z.ZodObject = z.ZodObject> {
  /** Lower case with dashes: names the consumer group, the schema (dashes become _) and the service in traces. */
  readonly name: string;
  /** Settings of its own by environment variable; make the members with textSetting, integerSetting, … */
  readonly settings?: Own;
  /** Given: the service has a database schema, with messaging's tables in it too. */
  readonly migrations?: readonly Migration[];
  /** The gRPC services that its controllers implement. DeadLetterService comes with a schema by itself. */
  readonly grpc?: readonly ServiceName[];
  /** False: uses no event log, so COMPASS_EVENTS is not needed. */
  readonly eventLog?: boolean;
  /** False: uses only topics that others have created, as a client whose rights end there. */
  readonly createsTopics?: boolean;
  /** The Nest module, or a function of the settings that makes it. */
  readonly module: Type | ((settings: SettingsOf<Own>) => DynamicModule);
  /** What is measured of the events that the service publishes: gets each of them once its transaction has committed. */
  readonly eventMetrics?: (meter: Meter) => EventObserver;
  /** What of its tables is forgotten, and when; dead letters and the inbox are looked after by themselves. */
  readonly retention?: (settings: SettingsOf<Own>) => readonly RetentionPolicy[];
  /** Shapes the HTTP side before it listens: body parsers, limits, OpenAPI. No body is parsed by default. */
  readonly configureHttp?: (app: NestExpressApplication) => void | Promise<void>;
}

/** The parsed settings of a service: the common ones and its own. */
export type SettingsOf<Own extends z.ZodObject> = CommonSettings & z.infer<Own>;

/** Checks `module` against the types of `settings`; the runtime itself does not need to know them. */
export function defineService<Own extends z.ZodObject>(definition: ServiceDefinition<Own>): ServiceDefinition {
  return definition;
}

/** All gRPC services that it serves, those that come with the platform included. */
export function grpcServicesOf({ grpc = [], migrations }: ServiceDefinition): readonly ServiceName[] {
  return migrations ? [...grpc, 'compass.operations.v1.DeadLetterService'] : grpc;
}
