import type { TimeWindow } from '@compass/kernel';
import type { Buckets } from './logs.js';

export interface TraceOperationsRequest {
  /** Services whose own spans are read; absent or empty: every service. */
  readonly services?: readonly string[] | undefined;
  readonly window: TimeWindow;
  readonly bucketSeconds: number;
}

export type SpanKind = 'server' | 'client' | 'internal' | 'producer' | 'consumer' | 'unspecified';

/** The statement behind a database span, without its values. */
export interface DatabaseCall {
  /** For example postgresql. */
  readonly system: string;
  /** For example SELECT; empty when not recorded. */
  readonly operation: string;
  /** Table or collection; empty when not recorded. */
  readonly collection: string;
}

/** An error as spans reported it. */
export interface SpanError {
  /** Exception type or status code; empty when not recorded. */
  readonly type: string;
  /** Variable parts masked. */
  readonly message: string;
  readonly count: number;
}

/** Spans of one service, version, operation, kind and callee. Durations are in milliseconds; null where a bucket has no call. */
export interface OperationStatistics {
  readonly service: string;
  readonly operation: string;
  readonly kind: SpanKind;
  /** The service's version, as the spans report it. */
  readonly version?: string;
  /** Whom a span that leaves the service calls (peer.service, else server.address). */
  readonly peer?: string;
  readonly database?: DatabaseCall;
  /** One entry per bucket, by the span's start. */
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly p50Ms: readonly (number | null)[];
  readonly p95Ms: readonly (number | null)[];
  readonly meanMs: readonly (number | null)[];
  /** Self time: the span's duration not covered by its children. */
  readonly selfMeanMs: readonly (number | null)[];
  /** The least self time of a call. */
  readonly selfMinMs: readonly (number | null)[];
  /** Over the whole window, most frequent first. */
  readonly errorTypes: readonly SpanError[];
  /** One trace worth opening: the slowest that failed, else the slowest. */
  readonly exemplarTraceId: string;
}

export interface TraceOperations {
  readonly buckets: Buckets;
  /** Most time spent first. */
  readonly operations: readonly OperationStatistics[];
}

export interface TraceEdgesRequest {
  readonly window: TimeWindow;
}

/** One service was seen to call another, or something that has no spans of its own. */
export interface TraceEdge {
  readonly caller: string;
  readonly callee: string;
  /** `service`: has spans of its own; `database`, `peer`: known only from its callers. */
  readonly calleeKind: 'service' | 'database' | 'peer';
  readonly calls: number;
  readonly errors: number;
  /** As the callee reports it, or as the caller does where the callee has no spans. */
  readonly meanMs: number;
}
