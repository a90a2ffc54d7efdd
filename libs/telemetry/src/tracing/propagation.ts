import { context, defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const w3c = new W3CTraceContextPropagator();

/** The headers (`traceparent`, and `tracestate` if there is one) that carry a trace on; empty when none is active. */
export function traceHeaders(from: Context = context.active()): Record<string, string> {
  const headers: Record<string, string> = {};
  w3c.inject(from, headers, defaultTextMapSetter);
  return headers;
}

/** The context whose active span is the one that the headers name; no valid `traceparent`: a context without a span. */
export function contextFromHeaders(headers: Readonly<Record<string, string>>): Context {
  return w3c.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
}
