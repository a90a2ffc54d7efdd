import type { DatabaseCall, SpanKind } from '../../port/traces.js';

/** A span's attribute as text, by OpenTelemetry's name or an older one. */
export type Attribute = (...names: string[]) => string | undefined;

const kinds: readonly SpanKind[] = ['server', 'client', 'internal', 'producer', 'consumer', 'unspecified'];
/** OTLP counts kinds from 0. */
const counted: readonly SpanKind[] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];

/** As OpenTelemetry (SPAN_KIND_CLIENT, 3), Zipkin (CLIENT) and Jaeger (the tag span.kind) tell it. */
export function kindOf(recorded: string | number | undefined, attribute: Attribute): SpanKind {
  const told = recorded ?? attribute('span.kind') ?? '';
  if (typeof told === 'number' || /^\d$/.test(told)) return counted[Number(told)] ?? 'unspecified';
  const name = told.toLowerCase().replace(/^span_kind_/, '');
  return kinds.find((kind) => kind === name) ?? 'unspecified';
}

/** gRPC's codes by number; those that are a server's own failing are marked by {@link serversOwn}. */
const grpc =
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' ',
  );
const serversOwn = new Set([
  'UNKNOWN',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
]);
const failing = /^(status_code_|span_status_)?(error|err|failed|failure|false|ko|fault|2)$/i;
const well = /^(status_code_|span_status_)?(ok|success|true|ok_status)$/i;
const firstHttp = 100;
const firstServerError = 500;

/**
 * Whether a span failed. Its status may be a word, OTLP's number (2), a code of gRPC by name, or one of HTTP; where it is unset, attributes
 * may tell: the tag `error`, a code of gRPC that is the server's own failing, an HTTP status from 500 on, or no response at all in
 * Envoy's flags. What a client asked wrongly (404, NOT_FOUND) is no failure of who answers.
 */
export function hasFailed(status: string | number | boolean | undefined, attribute: Attribute): boolean {
  const told = String(status ?? '').trim();
  if (well.test(told)) return false;
  if (failing.test(told) || isServersOwn(told) || isServerError(told)) return true;
  const tag = attribute('error');
  if (tag !== undefined) return !/^(false|0|)$/i.test(tag);
  const code = attribute('rpc.grpc.status_code', 'grpc.status_code', 'rpc.response.status_code');
  if (code !== undefined && isServersOwn(code)) return true;
  const answered = attribute('http.response.status_code', 'http.status_code');
  return isServerError(answered ?? '') || (answered === '0' && attribute('response_flags') !== undefined);
}

function isServersOwn(code: string): boolean {
  const name = /^\d{1,2}$/.test(code) ? grpc[Number(code)] : code.toUpperCase();
  return name !== undefined && serversOwn.has(name);
}

function isServerError(status: string): boolean {
  const code = Number(/^(?:HTTP )?(\d{3})\b/.exec(status)?.[1]);
  return code >= firstHttp && code >= firstServerError;
}

/** Whom a span that leaves its service calls, as far as it tells itself. */
export function peerOf(attribute: Attribute): string | undefined {
  const named = attribute(
    'peer.service',
    'server.address',
    'net.peer.name',
    'upstream_cluster.name',
    'upstream_cluster',
  );
  return named === undefined ? undefined : withinMesh(named);
}

/** Envoy and Istio name a cluster by direction, port, subset and host: outbound|8080||cart.shop.svc.cluster.local. */
function withinMesh(name: string): string {
  const host = /^(?:outbound|inbound)\|\d*\|[^|]*\|(.+)$/.exec(name)?.[1] ?? name;
  return /^([a-z\d-]+)\.[a-z\d-]+\.svc(\.|$)/.exec(host)?.[1] ?? host;
}

const databaseTypes = /sql|postgres|mysql|maria|mongo|redis|cassandra|oracle|dynamo|elastic|memcache/i;

export function databaseOf(attribute: Attribute): DatabaseCall | undefined {
  const type = attribute('db.type');
  const system = attribute('db.system.name', 'db.system') ?? (type && databaseTypes.test(type) ? type : undefined);
  if (system === undefined) return undefined;
  return {
    system,
    operation: attribute('db.operation.name', 'db.operation') ?? '',
    collection: attribute('db.collection.name', 'db.sql.table', 'db.mongodb.collection') ?? '',
  };
}
