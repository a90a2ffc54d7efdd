import { RetryableError } from '@compass/kernel';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

/** SQLSTATEs after which the same transaction may well succeed: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const conflicts = new Map([
  ['40001', 'database-serialization-failure'],
  ['40P01', 'database-deadlock'],
]);

/** Server is shutting down, has crashed, is starting, or has no connection left. Class 08 is added to these. */
const unavailableStates = new Set(['57P01', '57P02', '57P03', '53300']);

/** No server behind the address (ENOENT: no socket), or the connection broke. */
const unavailableErrnos = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** pg gives these no code. */
const unavailableWords = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** Turns a failure that trying again can help into a RetryableError with a stable code; gives back anything else as it is. */
export function withRetryableFailures(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const origin = thrown instanceof QueryFailedError ? (thrown.driverError as Error) : thrown;
  const state = (origin as { code?: unknown }).code;
  const conflict = typeof state === 'string' && conflicts.get(state);
  if (conflict) return new RetryableError(conflict, origin.message, { cause: thrown });
  if (isUnavailable(origin, state))
    return new RetryableError('database-unavailable', origin.message, { cause: thrown });
  return thrown;
}

/** TypeORM releases the query runner by itself when its connection breaks; the next statement then finds it released. */
function isUnavailable(error: Error, state: unknown): boolean {
  if (error instanceof QueryRunnerAlreadyReleasedError || unavailableWords.test(error.message)) return true;
  if (typeof state !== 'string') return false;
  return state.startsWith('08') || unavailableStates.has(state) || unavailableErrnos.has(state);
}
