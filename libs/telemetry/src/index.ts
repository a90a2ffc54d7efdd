export { createTelemetry, type Telemetry, type TelemetryOptions } from './create-telemetry.js';
export { createLogger, type LoggerOptions, type LogLevel } from './logging/create-logger.js';
export type { LogFields, Logger } from './logging/logger.js';
export { attributes, spanNames } from './tracing/names.js';
export { contextFromHeaders, traceHeaders } from './tracing/propagation.js';
export { unrecorded } from './tracing/unrecorded.js';
export { markFailed, withSpan, type SpanOptions } from './tracing/with-span.js';
