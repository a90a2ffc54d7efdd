import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@compass/telemetry';

const current = new AsyncLocalStorage<Logger>();

/** Runs `work`, and all that it starts, with Nest's own messages going to this logger. */
export function withNestLogger<T>(logger: Logger, work: () => T): T {
  return current.run(logger, work);
}

/**
 * Nest has one logger per process, but there may be several services: this one finds the service from which it is called.
 * What Nest tells of its own doings is for debugging.
 */
export const nestLogger: LoggerService = {
  log: (message: unknown, ...rest: unknown[]) => current.getStore()?.debug(String(message), context(rest)),
  debug: (message: unknown, ...rest: unknown[]) => current.getStore()?.debug(String(message), context(rest)),
  verbose: (message: unknown, ...rest: unknown[]) => current.getStore()?.debug(String(message), context(rest)),
  warn: (message: unknown, ...rest: unknown[]) => current.getStore()?.warn(String(message), context(rest)),
  error: (message: unknown, ...rest: unknown[]) => current.getStore()?.error(String(message), context(rest)),
  fatal: (message: unknown, ...rest: unknown[]) => current.getStore()?.error(String(message), context(rest)),
};

/** Nest passes the name of the calling class last, and a stack before it. */
function context(rest: readonly unknown[]): { context: string } {
  return { context: rest.map(String).at(-1) ?? 'Nest' };
}
