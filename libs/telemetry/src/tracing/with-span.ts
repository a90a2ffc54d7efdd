import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanKind,
  type Tracer,
} from '@opentelemetry/api';
import { asCompassError } from '@compass/kernel';
import { attributes } from './names.js';

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** The active context by default. */
  readonly parent?: Context;
}

/** Runs `work` with a new span active, and ends the span with it; what `work` throws marks the span and is thrown on. */
export async function withSpan<T>(
  tracer: Tracer,
  name: string,
  { parent = context.active(), ...options }: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span);
  } catch (thrown) {
    markFailed(span, thrown);
    throw thrown;
  } finally {
    span.end();
  }
}

/** Says on the span what failed: status, message, and the stable code. */
export function markFailed(span: Span, thrown: unknown): void {
  const { code, message } = asCompassError(thrown);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  span.setAttribute(attributes.errorType, code);
}
