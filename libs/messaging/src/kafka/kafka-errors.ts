import { CompassError, PermanentError, RetryableError } from '@compass/kernel';

/** What a member of a group asks for and no broker will ever grant. */
const refusals = new Set([
  'INVALID_SESSION_TIMEOUT',
  'INVALID_GROUP_ID',
  'INCONSISTENT_GROUP_PROTOCOL',
  'UNSUPPORTED_VERSION',
]);

/** What kafkajs throws, as errors of the port. Whatever is not known to be refused for good may be tried again. */
export function asLogError(thrown: unknown): CompassError {
  if (thrown instanceof CompassError) return thrown;
  const error = thrown as Error & { type?: string };
  for (let cause: typeof error | undefined = error; cause; cause = cause.cause as typeof error | undefined) {
    if (cause.type === 'MESSAGE_TOO_LARGE' || cause.type === 'RECORD_LIST_TOO_LARGE')
      return new PermanentError('message-too-large', cause.message, { cause: thrown });
    if (
      cause.type === 'TOPIC_AUTHORIZATION_FAILED' ||
      cause.type === 'GROUP_AUTHORIZATION_FAILED' ||
      cause.type === 'CLUSTER_AUTHORIZATION_FAILED'
    )
      return new PermanentError('event-log-forbidden', cause.message, { cause: thrown });
    if (cause.type !== undefined && refusals.has(cause.type))
      return new PermanentError('event-log-refused', cause.message, { cause: thrown });
  }
  return new RetryableError('event-log-unavailable', error.message, { cause: thrown });
}
