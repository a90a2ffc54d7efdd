import type { ReceivedSpan } from './otlp-receiver.js';

/** What lay on the way from the alert's publication to the verdict's. */
export interface Chain {
  /** Services in the order in which the chain passes through them. */
  readonly services: readonly string[];
  /** Messages on the log, the alert's and the verdict's included. */
  readonly hops: number;
  /** Writing transactions that the chain waited for. */
  readonly commits: number;
  /** Calls that the chain waited for; those that overlap are one round. */
  readonly rounds: number;
}

/**
 * Walks from the publication of the verdict back to the trace's root. For each handler on the way it counts the commits and calls
 * that ended before the handler's outgoing message was published: what came later was not waited for.
 */
export function chainOf(spans: readonly ReceivedSpan[], verdictTopic: string): Chain {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const verdict = spans.find(({ name }) => name === `publish ${verdictTopic}`);
  if (!verdict) throw new Error(`no span publishes to ${verdictTopic}`);
  const path = ancestors(verdict, byId);
  const publishes = path.filter(({ kind }) => kind === 'producer');
  const handlers = path.filter(({ kind }) => kind === 'consumer');
  const waited = handlers.map((handler, i) => within(handler, publishes[i] ?? verdict, spans));
  return {
    services: handlers.map(({ service }) => service),
    // The monitor's own publication has no span of ours.
    hops: publishes.length + (publishes.length === handlers.length ? 1 : 0),
    commits: sum(waited.map((inside) => inside.filter(({ name }) => name === 'postgres commit').length)),
    rounds: sum(
      waited.map((inside) => rounds(inside.filter(({ kind, name }) => kind === 'client' && name.includes('/')))),
    ),
  };
}

/** Oldest first, the span itself last. */
function ancestors(span: ReceivedSpan, byId: ReadonlyMap<string, ReceivedSpan>): ReceivedSpan[] {
  const parent = byId.get(span.parentId);
  return parent ? [...ancestors(parent, byId), span] : [span];
}

/** Everything below a handler, other handlers' work excluded, that had ended when the message left. */
function within(handler: ReceivedSpan, outgoing: ReceivedSpan, spans: readonly ReceivedSpan[]): ReceivedSpan[] {
  const children = spans.filter(({ parentId, kind }) => parentId === handler.spanId && kind !== 'consumer');
  const below = children.flatMap((child) => [child, ...within(child, outgoing, spans)]);
  return below.filter(({ endMs }) => endMs <= outgoing.startMs + clockToleranceMs);
}

/** Spans of different processes are stamped by different clocks' readings. */
const clockToleranceMs = 0.5;

/** Overlapping calls are one round. */
function rounds(calls: readonly ReceivedSpan[]): number {
  let busyUntil = -Infinity;
  let count = 0;
  for (const call of [...calls].sort((a, b) => a.startMs - b.startMs)) {
    if (call.startMs >= busyUntil) count += 1;
    busyUntil = Math.max(busyUntil, call.endMs);
  }
  return count;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
