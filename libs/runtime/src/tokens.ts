/**
 * What the runtime injects into a service. In a constructor: `@Inject(CLOCK) private readonly clock: Clock`, where the
 * interface comes by `import type`.
 */

/** The name of the service: string. */
export const SERVICE_NAME = Symbol('SERVICE_NAME');
/** Clock (kernel). */
export const CLOCK = Symbol('CLOCK');
/** Timers (kernel). */
export const TIMERS = Symbol('TIMERS');
/** IdSource (kernel). */
export const IDS = Symbol('IDS');
/** Tracer (@opentelemetry/api) of this service. */
export const TRACER = Symbol('TRACER');
/** Meter (@opentelemetry/api) of this service. */
export const METER = Symbol('METER');
/** Logger (telemetry). */
export const LOGGER = Symbol('LOGGER');
/** {@link SettingsOf} the service's definition: the common settings and its own, parsed. */
export const SETTINGS = Symbol('SETTINGS');
/** {@link GrpcClients}. */
export const GRPC_CLIENTS = Symbol('GRPC_CLIENTS');
/** {@link Workers}: what runs in the background from start to stop. */
export const WORKERS = Symbol('WORKERS');
/** EventLog (messaging). Absent where the definition says `eventLog: false`. */
export const EVENT_LOG = Symbol('EVENT_LOG');
/** UnitOfWork (persistence). Only for services with migrations. */
export const UNIT_OF_WORK = Symbol('UNIT_OF_WORK');
/** PostgresMessaging (messaging). Only for services with migrations. */
export const MESSAGING = Symbol('MESSAGING');
