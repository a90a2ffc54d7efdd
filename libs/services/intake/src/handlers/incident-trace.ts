import { trace } from '@opentelemetry/api';
import { contextFromHeaders, traceHeaders } from '@compass/telemetry';

/** The W3C traceparent of what is being handled; empty without one. */
export function currentTraceparent(): string {
  return traceHeaders()['traceparent'] ?? '';
}

/** Links what is being handled to the trace of an incident: an alert that joins keeps a trace of its own. */
export function linkToTrace(traceparent: string): void {
  const context = trace.getSpanContext(contextFromHeaders({ traceparent }));
  if (context) trace.getActiveSpan()?.addLink({ context });
}
