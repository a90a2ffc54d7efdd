import { context, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { durationHistogram } from '../telemetry/durations.js';
import type { Log } from '../telemetry/log.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { answerOf } from './answer.js';
import { readJson, writeJson } from './json.js';
import { Refusal } from './refusal.js';
import { matchRoute, type Route } from './route.js';

const propagator = new W3CTraceContextPropagator();
const headers = {
  get: (carrier: IncomingMessage, key: string) => carrier.headers[key],
  keys: (carrier: IncomingMessage) => Object.keys(carrier.headers),
};

/** An HTTP server of JSON routes: one server span and one duration for each request. */
export function serve(routes: readonly Route[], telemetry: Telemetry, log: Log): Server {
  const durations = durationHistogram(telemetry.meter, 'http.server.request.duration');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const method = request.method ?? 'GET';
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    const match = matchRoute(routes, method, path);
    const called = { 'http.request.method': method, 'http.route': match?.route.path ?? '/*' };
    const parent = propagator.extract(ROOT_CONTEXT, request, headers);
    const span = telemetry.tracer.startSpan(
      `${method} ${called['http.route']}`,
      { kind: SpanKind.SERVER, attributes: { ...called, 'url.path': path } },
      parent,
    );
    const { status, body, errorType } = await context.with(trace.setSpan(parent, span), () =>
      answerOf(span, log, async () => {
        if (!match) throw new Refusal(404, 'no such page');
        return match.route.handle({ params: match.params, body: await readJson(request) });
      }),
    );
    span.setAttribute('http.response.status_code', status);
    writeJson(response, status, body);
    const outcome = { 'http.response.status_code': status, ...(errorType ? { 'error.type': errorType } : {}) };
    durations.record((performance.now() - startedAt) / 1000, { ...called, ...outcome });
    span.end();
  }

  return createServer((request, response) => void answer(request, response));
}
