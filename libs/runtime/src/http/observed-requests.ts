import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, SpanKind, SpanStatusCode, trace, type Meter, type Tracer } from '@opentelemetry/api';
import { contextFromHeaders } from '@compass/telemetry';

/** What Express adds to a request. */
type RoutedRequest = IncomingMessage & { readonly path: string; readonly route?: { readonly path?: string } };

const unobserved = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Express middleware: a server span per request, active in its handlers, and a duration by method, route and status; a `traceparent`
 * that comes with it is kept. Requests that no route takes share one name, so that nobody can make metrics grow by asking.
 */
export function observedRequests(tracer: Tracer, meter: Meter) {
  const durations = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'How long requests took, by method, route and status.',
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
  });
  return (request: RoutedRequest, response: ServerResponse, next: () => void): void => {
    if (unobserved.has(request.path)) return next();
    const startedAt = performance.now();
    const method = request.method ?? '';
    const parent = contextFromHeaders(flat(request.headers));
    const attributes = { 'http.request.method': method, 'url.path': request.path };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
    response.once('close', () => {
      const route = request.route?.path;
      const { statusCode } = response;
      if (route) span.updateName(`${method} ${route}`);
      span.setAttribute('http.response.status_code', statusCode);
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      durations.record((performance.now() - startedAt) / 1000, { method, route: route ?? 'none', status: statusCode });
    });
    context.with(trace.setSpan(parent, span), next);
  };
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
}
