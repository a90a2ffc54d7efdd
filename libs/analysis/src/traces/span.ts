/** One span, as far as the analysis of traces needs it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly service: string;
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly failed: boolean;
}

/** A span's identity: span ids are unique within their trace only. */
export const spanKey = (traceId: string, spanId: string): string => `${traceId}/${spanId}`;

/** Children by their parent's {@link spanKey}. */
export function childrenOf<S extends Span>(spans: readonly S[]): ReadonlyMap<string, readonly S[]> {
  const children = new Map<string, S[]>();
  for (const span of spans) {
    if (span.parentSpanId === null) continue;
    const key = spanKey(span.traceId, span.parentSpanId);
    const siblings = children.get(key);
    if (siblings) siblings.push(span);
    else children.set(key, [span]);
  }
  return children;
}
