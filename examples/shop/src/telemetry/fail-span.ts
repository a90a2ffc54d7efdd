import { SpanStatusCode, type Span } from '@opentelemetry/api';
import { portableStack } from './portable-stack.js';

/** Marks a span as failed by an error: status, `error.type`, exception event. */
export function failSpan(span: Span, cause: unknown): void {
  const error = portableStack(cause);
  span.recordException(error);
  span.setAttribute('error.type', errorType(error));
  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
}

/** A low-cardinality name of an error: its code where it has one, else its class. */
export function errorType(cause: unknown): string {
  if (!(cause instanceof Error)) return 'error';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
