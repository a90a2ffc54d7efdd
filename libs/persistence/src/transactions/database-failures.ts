import { CompassError, PermanentError, RetryableError } from '@compass/kernel';

/** SQLSTATEs after which the same transaction may well succeed: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const conflicts = new Map([
  ['40001', 'database-serialization-failure'],
  ['40P01', 'database-deadlock'],
]);

const unavailableCodes = new Set([
  // The server is shutting down, has crashed, is starting, or has no connection left; class 08 counts too.
  ...['57P01', '57P02', '57P03', '53300'],
  // Nobody listens at the address (ENOENT: there is no socket), or the connection broke.
  ...['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'],
]);

/** Neither pg nor TypeORM gives these a code; a query runner is released as soon as its connection breaks. */
const unavailableWords =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|query runner already released/i;

/** The part that errors of pg, of Node and of TypeORM have alike. */
interface Failure {
  readonly message: string;
  readonly code?: unknown;
}

/** Wrong credentials, or no such database: trying again cannot help. */
const refused = /^(28...|3D000)$/;

/** The values are such as no column or index takes, for example text with a NUL: neither can trying again help. */
const invalidData = /^(22...|54000)$/;

/**
 * Gives a failure of the database its stable code: RetryableError `database-serialization-failure`,
 * `database-deadlock` or `database-unavailable`, PermanentError `database-refused` or `invalid-data`; gives back anything else as it is.
 */
export function asDatabaseFailure(thrown: unknown): unknown {
  if (thrown instanceof CompassError || !isFailure(thrown)) return thrown;
  const { message } = thrown;
  const state = String(thrown.code);
  if (refused.test(state)) return new PermanentError('database-refused', message, { cause: thrown });
  if (invalidData.test(state)) return new PermanentError('invalid-data', message, { cause: thrown });
  const code = conflicts.get(state) ?? (isUnavailable(message, state) && 'database-unavailable');
  return code ? new RetryableError(code, message, { cause: thrown }) : thrown;
}

const isFailure = (thrown: unknown): thrown is Failure =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';

function isUnavailable(message: string, state: string): boolean {
  return unavailableWords.test(message) || /^08...$/.test(state) || unavailableCodes.has(state);
}
