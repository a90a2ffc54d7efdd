import { SeverityNumber, type Attributes, type Logger } from '@opentelemetry/api';
import { portableStack } from './portable-stack.js';

/** Log lines of one process. They carry the trace that they were written in. */
export interface Log {
  info(message: string, attributes?: Attributes): void;
  warn(message: string, attributes?: Attributes): void;
  error(message: string, cause: unknown, attributes?: Attributes): void;
}

/** Writes log lines to OpenTelemetry. */
export function otelLog(logger: Logger): Log {
  return {
    info: (message, attributes) =>
      logger.emit({ severityNumber: SeverityNumber.INFO, severityText: 'INFO', body: message, attributes }),
    warn: (message, attributes) =>
      logger.emit({ severityNumber: SeverityNumber.WARN, severityText: 'WARN', body: message, attributes }),
    error: (message, cause, attributes) =>
      logger.emit({
        severityNumber: SeverityNumber.ERROR,
        severityText: 'ERROR',
        body: message,
        attributes,
        exception: portableStack(cause),
      }),
  };
}
