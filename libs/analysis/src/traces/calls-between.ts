import { childrenOf, spanKey, type Span } from './span.js';

/** A span that may call something without spans of its own. */
export interface CallingSpan extends Span {
  /** Set for a span that leaves the service: whom it calls. */
  readonly target?: { readonly name: string; readonly kind: 'database' | 'peer' };
}

/** Calls from one service to another. Durations are in milliseconds. */
export interface CallsBetween {
  readonly caller: string;
  readonly callee: string;
  readonly calleeKind: 'service' | 'database' | 'peer';
  readonly calls: number;
  readonly errors: number;
  readonly meanMs: number;
}

interface Call {
  readonly caller: string;
  readonly callee: string;
  readonly calleeKind: CallsBetween['calleeKind'];
  readonly span: Span;
}

/**
 * The service graph that spans show: a span whose parent belongs to another service is a call of its service; a span that leaves
 * its service, and that no other service answered with a span, is a call of its target, unless the target has spans of its own.
 * @returns the busiest first; ties by name
 */
export function callsBetween(spans: readonly CallingSpan[]): CallsBetween[] {
  const byKey = new Map(spans.map((span) => [spanKey(span.traceId, span.spanId), span]));
  const children = childrenOf(spans);
  const services = new Set(spans.map((span) => span.service));
  const calls = spans.flatMap((span): Call[] => {
    const parent = span.parentSpanId === null ? undefined : byKey.get(spanKey(span.traceId, span.parentSpanId));
    const arriving =
      parent && parent.service !== span.service
        ? [{ caller: parent.service, callee: span.service, calleeKind: 'service' as const, span }]
        : [];
    return [...arriving, ...leaving(span, children, services)];
  });
  return summed(calls);
}

function leaving(
  span: CallingSpan,
  children: ReadonlyMap<string, readonly Span[]>,
  services: ReadonlySet<string>,
): Call[] {
  const { target } = span;
  if (!target || services.has(target.name)) return [];
  const answered = children.get(spanKey(span.traceId, span.spanId))?.some((child) => child.service !== span.service);
  return answered ? [] : [{ caller: span.service, callee: target.name, calleeKind: target.kind, span }];
}

function summed(calls: readonly Call[]): CallsBetween[] {
  const edges = new Map<string, { first: Call; calls: number; errors: number; totalMs: number }>();
  for (const call of calls) {
    const key = JSON.stringify([call.caller, call.callee]);
    const edge = edges.get(key) ?? { first: call, calls: 0, errors: 0, totalMs: 0 };
    edge.calls += 1;
    edge.errors += call.span.failed ? 1 : 0;
    edge.totalMs += call.span.durationMs;
    edges.set(key, edge);
  }
  return [...edges.values()]
    .map(({ first: { caller, callee, calleeKind }, calls, errors, totalMs }) => {
      return { caller, callee, calleeKind, calls, errors, meanMs: totalMs / calls };
    })
    .sort((a, b) => b.calls - a.calls || compare(a.caller, b.caller) || compare(a.callee, b.callee));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
