import type {
  Change,
  LogPaths,
  LogTemplate,
  LogTemplates,
  MetricSeries,
  OperationStatistics,
  TraceOperations,
} from '@compass/signals';

/** Ten minutes in which something happens after six, and somebody is alerted half a minute later. */
const startMs = Date.UTC(2026, 0, 1, 12);
const widthMs = 5_000;
const count = 120;
const onsetBucket = 72;

export const scenario = {
  startMs,
  onsetMs: startMs + onsetBucket * widthMs,
  alertAtMs: startMs + onsetBucket * widthMs + 30_000,
  endMs: startMs + count * widthMs,
} as const;

const buckets = { startMs, widthMs, count };
const perBucket = <T>(value: (after: boolean, i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => value(i >= onsetBucket, i));
/** A twentieth up or down, the same in every run. */
const unrest = (i: number): number => 1 + 0.05 * Math.sin(i * 2.4);

/** What spans of one operation do in each five seconds. */
export interface Pace {
  readonly calls?: number;
  readonly errors?: number;
  readonly meanMs?: number;
  /** All of meanMs unless given. */
  readonly selfMs?: number;
}

type Spans = Pick<OperationStatistics, 'service' | 'operation' | 'kind'> & Partial<OperationStatistics>;

/** Spans of one operation that keep a pace, and another from the onset on. */
export function spans(of: Spans, before: Pace, after: Pace = {}): OperationStatistics {
  const pace = (isAfter: boolean) => ({ calls: 10, errors: 0, meanMs: 10, ...before, ...(isAfter ? after : {}) });
  const self = (isAfter: boolean) => (isAfter ? after.selfMs : undefined) ?? before.selfMs ?? pace(isAfter).meanMs;
  const means = perBucket((isAfter, i) => (pace(isAfter).calls === 0 ? null : pace(isAfter).meanMs * unrest(i)));
  const selves = perBucket((isAfter, i) => (pace(isAfter).calls === 0 ? null : self(isAfter) * unrest(i)));
  return {
    calls: perBucket((isAfter) => pace(isAfter).calls),
    errors: perBucket((isAfter) => pace(isAfter).errors),
    p50Ms: means,
    p95Ms: means,
    meanMs: means,
    selfMeanMs: selves,
    selfMinMs: selves,
    errorTypes: [],
    exemplarTraceId: '',
    ...of,
  };
}

export const traces = (...operations: readonly OperationStatistics[]): TraceOperations => ({ buckets, operations });

type Lines = Pick<LogTemplate, 'service' | 'level' | 'sample'> & Partial<LogTemplate>;

/** Lines of one kind: so many in each five seconds before the onset, and from it on. */
export function lines(of: Lines, before: number, after: number): LogTemplate {
  const counts = perBucket((isAfter) => (isAfter ? after : before));
  const total = counts.reduce((sum, one) => sum + one, 0);
  const firstSeenMs = before > 0 ? startMs : scenario.onsetMs + 1_000;
  return { template: of.sample, counts, total, untimed: 0, firstSeenMs, lastSeenMs: scenario.endMs - 1, ...of };
}

export const logs = (...templates: readonly LogTemplate[]): LogTemplates => ({ buckets, templates });

/** What requests to a service leave: kinds of line (level and text) and of span (SPAN), and so many requests in each five seconds. */
export function paths(
  service: string,
  ...ways: readonly { readonly leaves: readonly string[]; readonly before: number; readonly after: number }[]
): LogPaths {
  const kinds = [...new Set(ways.flatMap(({ leaves }) => leaves))];
  return {
    buckets,
    kinds: kinds.map((kind) => {
      const [level = '', ...words] = kind.split(' ');
      return { service, level, template: words.join(' ') };
    }),
    paths: ways.map(({ leaves, before, after }) => {
      const counts = perBucket((isAfter) => (isAfter ? after : before));
      const total = counts.reduce((sum, one) => sum + one, 0);
      return { service, counts, total, kinds: leaves.map((kind) => kinds.indexOf(kind)).sort((a, b) => a - b) };
    }),
  };
}

/** A metric that keeps a level, and another from the onset on. */
export const metric = (service: string, name: string, before: number, after = before): MetricSeries => ({
  service,
  metric: name,
  points: perBucket((isAfter, i) => [startMs + i * widthMs, (isAfter ? after : before) * unrest(i)] as const),
});

/** A change at so many seconds from the onset. */
export const change = (of: Partial<Change> & Pick<Change, 'service'>, seconds: number): Change => ({
  atMs: scenario.onsetMs + seconds * 1000,
  kind: 'deploy',
  summary: 'Something else',
  ...of,
});
