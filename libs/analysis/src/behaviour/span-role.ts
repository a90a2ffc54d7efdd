/** What a span's time means to its service. */
export type SpanRole =
  /** Answers a request. */
  | 'serving'
  /** Waits for another process. */
  | 'calling'
  /** Waits for something inside of the process: a connection of a pool, a lock, a queue. */
  | 'waiting'
  /** Works. */
  | 'working';

interface Described {
  readonly kind: string;
  readonly operation: string;
  readonly peer?: string;
  readonly database?: unknown;
}

const waits = /\b(wait|waiting|acquire|await|queued?|throttle|backoff|sleep|get ?connection|pool)\b/i;
/** Names that instrumentations give to client spans: a bare method, or a statement. */
const calls =
  /^(HTTP )?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$|^(SELECT|INSERT|UPDATE|DELETE|MERGE|BEGIN|COMMIT)\b(?! \/)/i;
const serves = /^((GET|POST|PUT|PATCH|DELETE|HEAD) )?\/\S*$/;

/** By kind where spans tell it, else by the name. */
export function spanRole({ kind, operation, peer, database }: Described): SpanRole {
  if (kind === 'server' || kind === 'consumer') return 'serving';
  if (kind === 'client' || kind === 'producer' || peer !== undefined || database !== undefined) return 'calling';
  if (waits.test(operation)) return 'waiting';
  if (kind === 'internal') return 'working';
  if (calls.test(operation)) return 'calling';
  return serves.test(operation) ? 'serving' : 'working';
}
