import { childrenOf, mean, onCallersClock, quantile, selfTimeMs, spanKey } from '@compass/analysis';
import type { Buckets } from '../../port/logs.js';
import type { OperationStatistics, SpanError, TraceOperations, TraceOperationsRequest } from '../../port/traces.js';
import { bucketOf, bucketsOf, everWider } from '../../summary/bucketing.js';
import { precise } from '../../summary/precision.js';
import { everFewer } from '../../summary/within-limit.js';
import type { RecordedSpan } from '../files/spans-file.js';
import { byName, grouped, selects, within } from '../../summary/selection.js';

const mostErrorTypes = 5;

interface TimedSpan {
  readonly span: RecordedSpan;
  readonly selfMs: number;
}

type Group = readonly TimedSpan[];

/** Statistics per operation as asked for, then with ever wider buckets, then of ever fewer operations. */
export function* operationVersions(
  recorded: readonly RecordedSpan[],
  request: TraceOperationsRequest,
): Generator<TraceOperations> {
  const { window, bucketSeconds } = request;
  const firstMs = recorded[0]?.startMs ?? window.startMs;
  const groups = operationGroups(recorded, request);
  let buckets = bucketsOf(window, bucketSeconds * 1000, firstMs);
  for (buckets of everWider(window, buckets, firstMs)) yield described(groups, buckets);
  yield* everFewer(groups, (kept) => described(kept, buckets));
}

function operationGroups(recorded: readonly RecordedSpan[], { services, window }: TraceOperationsRequest): Group[] {
  const chosen = selects(services);
  const children = childrenOf(recorded);
  const timed = recorded
    .filter(({ service, startMs }) => chosen(service) && within(window, startMs))
    .map((span) => ({ span, selfMs: selfTimeMs(span, waitedFor(span, children)) }));
  const groups = grouped(timed, ({ span }) => identity(span));
  return [...groups].sort(([a, x], [b, y]) => timeSpent(y) - timeSpent(x) || byName(a, b)).map(([, group]) => group);
}

/** Nobody waits for who takes a message from a queue. */
const waitedFor = (span: RecordedSpan, children: ReadonlyMap<string, readonly RecordedSpan[]>): RecordedSpan[] =>
  (children.get(spanKey(span.traceId, span.spanId)) ?? [])
    .filter(({ kind }) => kind !== 'consumer')
    .map((child) => onCallersClock(span, child));

const identity = ({ service, version, operation, kind, peer, database }: RecordedSpan): string =>
  JSON.stringify([service, version, operation, kind, peer, database]);

const timeSpent = (group: Group): number => group.reduce((sum, { span }) => sum + span.durationMs, 0);

function described(groups: readonly Group[], buckets: Buckets): TraceOperations {
  return { buckets, operations: groups.map((group) => describe(group, buckets)) };
}

function describe(group: Group, buckets: Buckets): OperationStatistics {
  const { service, version, operation, kind, peer, database } = group[0]!.span;
  const perBucket = Array.from({ length: buckets.count }, () => [] as TimedSpan[]);
  for (const timed of group) perBucket[bucketOf(timed.span.startMs, buckets)]!.push(timed);
  const durations = perBucket.map((spans) => spans.map(({ span }) => span.durationMs));
  const selfTimes = perBucket.map((spans) => spans.map(({ selfMs }) => selfMs));
  const statistic = (values: readonly number[][], of: (values: number[]) => number) =>
    values.map((inBucket) => (inBucket.length === 0 ? null : precise(of(inBucket))));
  return {
    service,
    operation,
    kind,
    ...(version === undefined ? {} : { version }),
    ...(peer === undefined ? {} : { peer }),
    ...(database === undefined ? {} : { database }),
    calls: perBucket.map((spans) => spans.length),
    errors: perBucket.map((spans) => spans.filter(({ span }) => span.failed).length),
    p50Ms: statistic(durations, (values) => quantile(values, 0.5)),
    p95Ms: statistic(durations, (values) => quantile(values, 0.95)),
    meanMs: statistic(durations, mean),
    selfMeanMs: statistic(selfTimes, mean),
    selfMinMs: statistic(selfTimes, (values) => Math.min(...values)),
    errorTypes: errorTypes(group),
    exemplarTraceId: exemplar(group),
  };
}

function errorTypes(group: Group): SpanError[] {
  const errors = grouped(
    group.flatMap(({ span }) => span.error ?? []),
    (error) => JSON.stringify([error.type, error.message]),
  );
  return [...errors.values()]
    .map((same) => ({ ...same[0]!, count: same.length }))
    .sort((a, b) => b.count - a.count || byName(a.type, b.type) || byName(a.message, b.message))
    .slice(0, mostErrorTypes);
}

/** The slowest trace that failed, else the slowest. */
function exemplar(group: Group): string {
  const failed = group.filter(({ span }) => span.failed);
  const worst = (failed.length > 0 ? failed : group).reduce((a, b) => (b.span.durationMs > a.span.durationMs ? b : a));
  return worst.span.traceId;
}
