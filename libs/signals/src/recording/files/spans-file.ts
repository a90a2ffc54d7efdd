import { maskVariables, spanKey, type Span } from '@compass/analysis';
import { z } from 'zod';
import type { DatabaseCall, SpanKind } from '../../port/traces.js';
import { parseLines } from './json.js';
import { databaseOf, hasFailed, kindOf, peerOf, type Attribute } from './span-attributes.js';

const line = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().nullish(),
  service: z.string(),
  operation: z.string(),
  startUs: z.number(),
  durationUs: z.number(),
  status: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  statusMessage: z.string().nullish(),
  kind: z.union([z.string(), z.number()]).nullish(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  exception: z.object({ type: z.string(), message: z.string().nullish() }).nullish(),
});

type Line = z.infer<typeof line>;

/** One recorded span, with what its attributes say in OpenTelemetry's semantic conventions. */
export interface RecordedSpan extends Span {
  readonly operation: string;
  readonly kind: SpanKind;
  readonly version: string | undefined;
  readonly peer: string | undefined;
  readonly database: DatabaseCall | undefined;
  readonly error: { readonly type: string; readonly message: string } | undefined;
  readonly target?: { readonly name: string; readonly kind: 'database' | 'peer' };
}

/** Reads traces.jsonl, oldest first; spans that end from `nowMs` on are left out: nobody has heard of them yet. */
export function parseSpans(text: string, nowMs: number): RecordedSpan[] {
  const spans = parseLines(text, line, 'traces')
    .map(spanOf)
    .filter((span) => span.startMs + span.durationMs < nowMs)
    .sort((a, b) => a.startMs - b.startMs);
  return withPeers(spans);
}

/** Whom a calling span calls is told by who answers it, where its attributes do not tell. */
function withPeers(spans: readonly RecordedSpan[]): RecordedSpan[] {
  const byKey = new Map(spans.map((span) => [spanKey(span.traceId, span.spanId), span]));
  const parentOf = ({ traceId, parentSpanId }: RecordedSpan) =>
    parentSpanId === null ? undefined : byKey.get(spanKey(traceId, parentSpanId));
  /** Without a kind, a span below another one of its own service is no request's first span. */
  const mayCall = (span: RecordedSpan) =>
    leaves(span.kind) || (span.kind === 'unspecified' && parentOf(span)?.service === span.service);
  const answering = new Map<RecordedSpan, string>();
  for (const span of spans) {
    const caller = parentOf(span);
    if (caller && caller.service !== span.service && mayCall(caller)) answering.set(caller, span.service);
  }
  return spans.map((span) => {
    const peer = span.peer ?? answering.get(span);
    return peer === span.peer ? span : { ...span, peer };
  });
}

function spanOf(recorded: Line): RecordedSpan {
  const attribute: Attribute = (...names) =>
    names.map((name) => recorded.attributes?.[name]?.toString()).find((value) => value !== undefined);
  const kind = kindOf(recorded.kind ?? undefined, attribute);
  const peer = leaves(kind) ? peerOf(attribute) : undefined;
  const database = databaseOf(attribute);
  const failed = hasFailed(recorded.status ?? undefined, attribute);
  const target = database ? (peer ?? attribute('db.namespace', 'db.name', 'db.instance') ?? database.system) : peer;
  return {
    traceId: recorded.traceId,
    spanId: recorded.spanId,
    parentSpanId: recorded.parentSpanId || null,
    service: recorded.service,
    operation: recorded.operation,
    startMs: recorded.startUs / 1000,
    durationMs: recorded.durationUs / 1000,
    failed,
    kind,
    version: attribute('service.version'),
    peer,
    database,
    error: failed ? errorOf(recorded, attribute) : undefined,
    ...(target === undefined ? {} : { target: { name: target, kind: database ? 'database' : 'peer' } }),
  };
}

const leaves = (kind: SpanKind): boolean => kind === 'client' || kind === 'producer';

const statusCodes = ['http.response.status_code', 'http.status_code', 'rpc.grpc.status_code', 'grpc.status_code'];
const messages = ['exception.message', 'otel.status_description', 'error.message', 'grpc.error_message'];

function errorOf(recorded: Line, attribute: Attribute) {
  return {
    type: recorded.exception?.type ?? attribute('error.type', 'exception.type', ...statusCodes) ?? '',
    message: maskVariables(recorded.exception?.message ?? recorded.statusMessage ?? attribute(...messages) ?? '').slice(
      0,
      300,
    ),
  };
}
