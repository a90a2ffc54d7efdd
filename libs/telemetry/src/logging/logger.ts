/** What a line says besides its message: flat, JSON-able values; an Error under `error` is written with its stack. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured logging, as a port. Adapters add time, service and the ids of the active span. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger whose lines all carry these fields too. */
  child(fields: LogFields): Logger;
}
