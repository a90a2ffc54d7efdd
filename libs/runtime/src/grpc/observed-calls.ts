import type { Metadata } from '@grpc/grpc-js';
import {
  ServerInterceptingCall,
  status,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
} from '@grpc/grpc-js';
import { context, SpanKind, SpanStatusCode, trace, type Context, type Histogram, type Span } from '@opentelemetry/api';
import type { Meter, Tracer } from '@opentelemetry/api';
import { attributes, contextFromHeaders, spanNames } from '@compass/telemetry';

/** Statuses that say that the server failed, not that the caller asked for something it cannot have. */
const serverFaults: ReadonlySet<status> = new Set([
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.UNIMPLEMENTED,
  status.INTERNAL,
  status.UNAVAILABLE,
  status.DATA_LOSS,
]);

/** A server span, active in the handler and child of the caller's, and a duration for every call but health probes. */
export function observedCalls(tracer: Tracer, meter: Meter): ServerInterceptor {
  const durations = meter.createHistogram('rpc.server.call.duration', {
    unit: 's',
    description: 'How long calls took, by method and status.',
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
  });
  return ({ path }, call) => {
    const [, service = '', method = ''] = path.split('/');
    if (service.startsWith('grpc.')) return new ServerInterceptingCall(call);
    return new ObservedCall(tracer, durations, spanNames.rpc(service, method)).around(call);
  };
}

class ObservedCall {
  private readonly startedAt = performance.now();
  private span: Span | undefined;
  private active: Context = context.active();

  constructor(
    private readonly tracer: Tracer,
    private readonly durations: Histogram,
    private readonly name: string,
  ) {}

  around(call: ServerInterceptingCallInterface): ServerInterceptingCall {
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            this.open(metadata);
            this.inside(() => proceed(metadata));
          },
          onReceiveMessage: (message, proceed) => this.inside(() => proceed(message)),
          onReceiveHalfClose: (proceed) => this.inside(proceed),
          onCancel: () => this.end(status.CANCELLED),
        }),
      sendStatus: (sent, proceed) => {
        this.end(sent.code ?? status.OK, sent.details ?? undefined);
        proceed(sent);
      },
    });
  }

  private open(metadata: Metadata): void {
    const headers = Object.fromEntries(Object.entries(metadata.getMap()).map(([name, value]) => [name, String(value)]));
    const parent = contextFromHeaders(headers);
    const known = { [attributes.rpcSystem]: 'grpc', [attributes.rpcMethod]: this.name };
    this.span = this.tracer.startSpan(this.name, { kind: SpanKind.SERVER, attributes: known }, parent);
    this.active = trace.setSpan(parent, this.span);
  }

  private inside(proceed: () => void): void {
    context.with(this.active, proceed);
  }

  private end(code: status, details?: string): void {
    if (!this.span) return;
    const outcome = status[code];
    this.span.setAttribute(attributes.rpcStatus, outcome);
    if (serverFaults.has(code)) this.span.setStatus({ code: SpanStatusCode.ERROR, message: details });
    this.span.end();
    this.span = undefined;
    const seconds = (performance.now() - this.startedAt) / 1000;
    this.durations.record(seconds, { [attributes.rpcMethod]: this.name, [attributes.rpcStatus]: outcome });
  }
}
