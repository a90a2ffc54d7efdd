import { attributesOf, serviceOf, type Attributes, type OtlpSpan, type OtlpTraces } from './otlp.js';

/** One span of a recording (docs/recording-format.md). */
export interface SpanRecord {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly service: string;
  readonly operation: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly startUs: number;
  readonly durationUs: number;
  readonly status: 'UNSET' | 'OK' | 'ERROR';
  readonly statusMessage?: string;
  readonly attributes?: Attributes;
  readonly exception?: ExceptionRecord;
}

export interface ExceptionRecord {
  readonly type: string;
  readonly message: string;
  readonly stacktrace?: string;
}

const KINDS = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const STATUSES = ['UNSET', 'OK', 'ERROR'] as const;
const KEPT_ATTRIBUTES = [
  'db.system.name',
  'db.operation.name',
  'db.collection.name',
  'db.namespace',
  'messaging.system',
  'messaging.destination.name',
  'http.route',
  'http.response.status_code',
  'error.type',
  'peer.service',
  'server.address',
];

/** The spans of one OTLP request. */
export function spanRecords(traces: OtlpTraces): SpanRecord[] {
  return (traces.resourceSpans ?? []).flatMap(({ resource, scopeSpans }) => {
    const service = serviceOf(resource);
    const version = attributesOf(resource?.attributes)['service.version'];
    return (scopeSpans ?? []).flatMap(({ spans }) => (spans ?? []).map((span) => spanRecord(service, version, span)));
  });
}

function spanRecord(service: string, version: Attributes[string] | undefined, span: OtlpSpan): SpanRecord {
  const attributes = attributesOf(span.attributes);
  const kept = Object.fromEntries(Object.entries(attributes).filter(([key]) => KEPT_ATTRIBUTES.includes(key)));
  const startUs = microseconds(span.startTimeUnixNano);
  const exception = exceptionOf(span);
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || null,
    service,
    operation: span.name,
    kind: KINDS[span.kind] ?? 'internal',
    startUs,
    durationUs: microseconds(span.endTimeUnixNano) - startUs,
    status: STATUSES[span.status?.code ?? 0] ?? 'UNSET',
    ...(span.status?.message ? { statusMessage: span.status.message } : {}),
    attributes: { ...kept, ...(version === undefined ? {} : { 'service.version': version }) },
    ...(exception ? { exception } : {}),
  };
}

function exceptionOf(span: OtlpSpan): ExceptionRecord | undefined {
  const event = span.events?.find(({ name }) => name === 'exception');
  return event && exceptionFrom(attributesOf(event.attributes));
}

/** The exception that `exception.*` attributes tell of, if any. */
export function exceptionFrom(attributes: Attributes): ExceptionRecord | undefined {
  const type = attributes['exception.type'];
  if (type === undefined) return undefined;
  const stacktrace = attributes['exception.stacktrace'];
  return {
    type: String(type),
    message: String(attributes['exception.message'] ?? ''),
    ...(stacktrace === undefined ? {} : { stacktrace: String(stacktrace) }),
  };
}

function microseconds(unixNano: string): number {
  return Number(BigInt(unixNano) / 1000n);
}
