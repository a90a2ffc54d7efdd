import { Metadata, status } from '@grpc/grpc-js';
import { CompassError, PermanentError, RetryableError } from '@compass/kernel';

/** The stable code of the error, in the trailing metadata. */
const codeHeader = 'compass-code';

/** How a call failed, as gRPC sends it. */
export interface CallFailure {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

/** Of permanent failures, by how the code is spelled: the first pattern that fits. */
const permanentStatuses: readonly [RegExp, status][] = [
  [/^unknown-|not-found$|-pruned$/, status.NOT_FOUND],
  [/^invalid-|-invalid$/, status.INVALID_ARGUMENT],
  [/-exists$/, status.ALREADY_EXISTS],
  [/^forbidden|-forbidden$/, status.PERMISSION_DENIED],
  [/^/, status.FAILED_PRECONDITION],
];

/** What a caller may know of an error: code and message of our own, nothing of any other. */
export function toCallFailure(thrown: unknown): CallFailure {
  const metadata = new Metadata();
  if (!(thrown instanceof CompassError)) return { code: status.INTERNAL, details: 'internal error', metadata };
  metadata.set(codeHeader, thrown.code);
  return { code: statusOf(thrown), details: thrown.message, metadata };
}

function statusOf(error: CompassError): status {
  if (error.kind === 'retryable') return status.UNAVAILABLE;
  return permanentStatuses.find(([pattern]) => pattern.test(error.code))?.[1] ?? status.FAILED_PRECONDITION;
}

const retryable: ReadonlySet<status> = new Set([
  status.CANCELLED,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.ABORTED,
  status.INTERNAL,
  status.UNAVAILABLE,
]);

/** The error that the server raised, as far as it travelled; a failure of the call itself is coded by its status, and names the call. */
export function fromCallFailure(failure: CallFailure, call: string): CompassError {
  const sent = failure.metadata.get(codeHeader)[0];
  const Kind = retryable.has(failure.code) ? RetryableError : PermanentError;
  if (sent !== undefined) return new Kind(String(sent), failure.details, { cause: failure });
  return new Kind(statusName(failure.code), `${call}: ${failure.details}`, { cause: failure });
}

/** A status in the spelling of our codes, for example `deadline-exceeded`. */
function statusName(code: status): string {
  return status[code].toLowerCase().replaceAll('_', '-');
}
