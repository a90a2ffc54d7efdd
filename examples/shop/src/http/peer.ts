import { context, SpanKind, SpanStatusCode, trace, type Histogram, type Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { requestJson, type JsonAnswer } from './request-json.js';
import { Refusal, UpstreamFailure } from './refusal.js';

const propagator = new W3CTraceContextPropagator();
const setHeader = { set: (carrier: Record<string, string>, key: string, value: string) => void (carrier[key] = value) };

/** Another service of the shop, called over HTTP: one client span and one duration for each call. */
export class Peer {
  private readonly durations: Histogram;

  constructor(
    private readonly name: string,
    private readonly baseUrl: string,
    private readonly telemetry: Telemetry,
  ) {
    this.durations = durationHistogram(telemetry.meter, 'http.client.request.duration');
  }

  /**
   * Calls `method path`, where `:named` parts of the path are filled from `params`, and gives the JSON answer.
   * Throws Refusal for 4xx, UpstreamFailure for 5xx and for no answer.
   */
  async call<T>(method: string, path: string, params: Record<string, string> = {}, body?: unknown): Promise<T> {
    const attributes = {
      'http.request.method': method,
      'url.template': path,
      'server.address': this.name,
      'peer.service': this.name,
    };
    const span = this.telemetry.tracer.startSpan(`${method} ${path}`, { kind: SpanKind.CLIENT, attributes });
    const startedAt = performance.now();
    let failure: string | undefined;
    try {
      const answer = await this.send(span, method, fillPath(path, params), body);
      if (answer.status >= 400) failure = String(answer.status);
      return this.accept<T>(span, answer);
    } catch (cause) {
      failure ??= cause instanceof Error ? errorType(cause) : 'error';
      throw cause;
    } finally {
      this.durations.record((performance.now() - startedAt) / 1000, {
        'server.address': this.name,
        ...(failure ? { 'error.type': failure } : {}),
      });
      span.end();
    }
  }

  private async send(span: Span, method: string, path: string, body: unknown): Promise<JsonAnswer> {
    const headers: Record<string, string> = {};
    propagator.inject(trace.setSpan(context.active(), span), headers, setHeader);
    try {
      return await requestJson(method, this.baseUrl + path, headers, body);
    } catch (cause) {
      failSpan(span, cause);
      throw new UpstreamFailure(this.name, cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }

  private accept<T>(span: Span, answer: JsonAnswer): T {
    span.setAttribute('http.response.status_code', answer.status);
    if (answer.status < 400) return answer.body as T;
    span.setAttribute('error.type', String(answer.status));
    span.setStatus({ code: SpanStatusCode.ERROR });
    if (answer.status < 500) throw new Refusal(answer.status, `${this.name} refused with ${answer.status}`);
    throw new UpstreamFailure(this.name, `answered ${answer.status}`);
  }
}

function fillPath(path: string, params: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
