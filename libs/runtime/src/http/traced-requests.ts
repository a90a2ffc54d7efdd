import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { contextFromHeaders } from '@compass/telemetry';

/** What Express adds to a request. */
type RoutedRequest = IncomingMessage & { readonly path: string; readonly route?: { readonly path?: string } };

const untraced = new Set(['/healthz', '/readyz', '/metrics']);

/** Express middleware: a server span per request, active in its handlers; a `traceparent` that comes with it is kept. */
export function tracedRequests(tracer: Tracer) {
  return (request: RoutedRequest, response: ServerResponse, next: () => void): void => {
    if (untraced.has(request.path)) return next();
    const method = request.method ?? '';
    const parent = contextFromHeaders(flat(request.headers));
    const attributes = { 'http.request.method': method, 'url.path': request.path };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
    response.once('close', () => {
      const route = request.route?.path;
      if (route) span.updateName(`${method} ${route}`);
      span.setAttribute('http.response.status_code', response.statusCode);
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(parent, span), next);
  };
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
}
