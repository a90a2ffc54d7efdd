import { context, SpanKind, SpanStatusCode, trace, type Histogram, type Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { Refusal, UpstreamFailure } from './refusal.js';
import { requestJson, type JsonAnswer } from './request-json.js';
import { fillPath } from './route.js';

const propagator = new W3CTraceContextPropagator();
const header = {
  set: (carrier: Record<string, string>, key: string, value: string) => {
    carrier[key] = value;
  },
};

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
    const span = this.telemetry.tracer.startSpan(`${method} ${path}`, {
      kind: SpanKind.CLIENT,
      attributes: { 'http.request.method': method, 'server.address': this.name, 'peer.service': this.name },
    });
    const startedAt = performance.now();
    let failure: string | undefined;
    try {
      const answer = await this.send(span, method, fillPath(path, params), body);
      if (answer.status >= 400) failure = String(answer.status);
      return this.accept<T>(span, answer);
    } catch (cause) {
      failure ??= errorType(cause);
      throw cause;
    } finally {
      const outcome = failure ? { 'error.type': failure } : {};
      this.durations.record((performance.now() - startedAt) / 1000, { 'server.address': this.name, ...outcome });
      span.end();
    }
  }

  private async send(span: Span, method: string, path: string, body: unknown): Promise<JsonAnswer> {
    const headers: Record<string, string> = {};
    propagator.inject(trace.setSpan(context.active(), span), headers, header);
    try {
      return await requestJson(method, this.baseUrl + path, headers, body);
    } catch (cause) {
      failSpan(span, cause);
      throw new UpstreamFailure(this.name, 'did not answer', { cause });
    }
  }

  private accept<T>(span: Span, { status, body }: JsonAnswer): T {
    span.setAttribute('http.response.status_code', status);
    if (status < 400) return body as T;
    span.setAttribute('error.type', String(status));
    span.setStatus({ code: SpanStatusCode.ERROR });
    if (status < 500) throw new Refusal(status, `${this.name} refused`);
    throw new UpstreamFailure(this.name, `answered ${status}`);
  }
}
