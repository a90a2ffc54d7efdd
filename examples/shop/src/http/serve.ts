import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Histogram, type Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Log } from '../telemetry/log.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { Refusal, UpstreamFailure } from './refusal.js';
import { matchRoute, type Route } from './route.js';

const propagator = new W3CTraceContextPropagator();
const headers = {
  get: (carrier: IncomingMessage, key: string) => carrier.headers[key],
  keys: (carrier: IncomingMessage) => Object.keys(carrier.headers),
};

/** An HTTP server of JSON routes: one server span and one duration for each request. */
export function serve(routes: readonly Route[], telemetry: Telemetry, log: Log): Server {
  const durations = durationHistogram(telemetry.meter, 'http.server.request.duration');
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop');
    const method = request.method ?? 'GET';
    const match = matchRoute(routes, method, url.pathname);
    const route = match?.route.path ?? '/*';
    const parent = propagator.extract(ROOT_CONTEXT, request, headers);
    const attributes = { 'http.request.method': method, 'http.route': route, 'url.path': url.pathname };
    const span = telemetry.tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
    const startedAt = performance.now();
    const finish = recordDuration(durations, attributes, startedAt);
    void context.with(trace.setSpan(parent, span), async () => {
      const answer = match
        ? await answerOf(span, log, async () =>
            match.route.handle({ params: match.params, body: await jsonBody(request) }),
          )
        : { status: 404, body: { error: 'no such page' } };
      span.setAttribute('http.response.status_code', answer.status);
      reply(response, answer.status, answer.body);
      finish(answer);
      span.end();
    });
  });
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly errorType?: string;
}

async function answerOf(span: Span, log: Log, handle: () => Promise<unknown>): Promise<Answer> {
  try {
    return { status: 200, body: await handle() };
  } catch (cause) {
    if (cause instanceof Refusal && cause.status < 500) return { status: cause.status, body: { error: cause.message } };
    return failed(span, log, cause);
  }
}

function failed(span: Span, log: Log, cause: unknown): Answer {
  if (cause instanceof UpstreamFailure) {
    log.warn(`answering 502: ${cause.message}`, { 'peer.service': cause.peer });
    span.setAttribute('error.type', '502');
    span.setStatus({ code: SpanStatusCode.ERROR, message: cause.message });
    return { status: 502, body: { error: `${cause.peer} is not available` }, errorType: '502' };
  }
  failSpan(span, cause);
  log.error(`unhandled: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  return {
    status: 500,
    body: { error: 'internal error' },
    errorType: cause instanceof Error ? errorType(cause) : '500',
  };
}

function recordDuration(
  durations: Histogram,
  request: { 'http.request.method': string; 'http.route': string },
  startedAt: number,
) {
  return (answer: Answer) =>
    durations.record((performance.now() - startedAt) / 1000, {
      'http.request.method': request['http.request.method'],
      'http.route': request['http.route'],
      'http.response.status_code': answer.status,
      ...(answer.errorType ? { 'error.type': answer.errorType } : {}),
    });
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Refusal(400, 'body is not JSON');
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(body ?? null));
}
