import { TemplateMiner, textOf } from '@compass/analysis';
import type { SignalSources } from '../../port/environment.js';
import type { Buckets, TraceKind, LogPath, LogPaths, LogPathsRequest } from '../../port/logs.js';
import { bucketOf, bucketsOf, everWider } from '../../summary/bucketing.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { LogLine } from '../files/logs-file.js';
import type { RecordedSpan } from '../files/spans-file.js';
import type { Recording } from '../recording.js';
import { byName, grouped, selects, within } from '../../summary/selection.js';

export function logPathsSource(recording: Recording): Pick<SignalSources, 'logs.paths'> {
  return {
    'logs.paths': async (request) => {
      const recorded = await recording.logs();
      if (!recorded?.some((line) => line.request !== undefined)) return 'not-available';
      return withinLimit(versions(recorded, (await recording.spans()) ?? [], request));
    },
  };
}

type TimedLine = LogLine & { readonly atMs: number; readonly request: string };

function* versions(
  recorded: readonly LogLine[],
  spans: readonly RecordedSpan[],
  request: LogPathsRequest,
): Generator<LogPaths> {
  const { window, bucketSeconds } = request;
  const { kinds, traces } = tracesOf(linesOf(recorded, request), spansOf(spans, request));
  const visits = [...grouped(traces, ({ service, request: name }) => JSON.stringify([service, name])).values()].map(
    (same): Visit => ({
      atMs: Math.min(...same.map(({ atMs }) => atMs)),
      service: same[0]!.service,
      kinds: [...new Set(same.map(({ kind }) => kind))].sort((a, b) => a - b),
    }),
  );
  const firstMs = visits.reduce((first, { atMs }) => Math.min(first, atMs), window.endMs);
  const paths = [...grouped(visits, (visit) => JSON.stringify([visit.service, visit.kinds]))]
    .sort(([a, x], [b, y]) => y.length - x.length || byName(a, b))
    .map(([, same]) => same);
  let buckets = bucketsOf(window, bucketSeconds * 1000, firstMs);
  for (buckets of everWider(window, buckets, firstMs)) yield described(paths, kinds, buckets);
  yield* everFewer(paths, (kept) => described(kept, kinds, buckets));
}

function linesOf(recorded: readonly LogLine[], { services, window }: LogPathsRequest): TimedLine[] {
  const chosen = selects(services);
  return recorded.filter(
    (line): line is TimedLine =>
      line.request !== undefined && line.atMs !== undefined && chosen(line.service) && within(window, line.atMs),
  );
}

function spansOf(spans: readonly RecordedSpan[], { services, window }: LogPathsRequest): RecordedSpan[] {
  const chosen = selects(services);
  return spans.filter(({ service, startMs }) => chosen(service) && within(window, startMs));
}

/** One line or span of a request. */
interface TraceLeft {
  readonly atMs: number;
  readonly service: string;
  readonly request: string;
  readonly kind: number;
}

function tracesOf(lines: readonly TimedLine[], spans: readonly RecordedSpan[]) {
  const kinds: TraceKind[] = [];
  const left: TraceLeft[] = [];
  for (const same of grouped(lines, ({ service, level }) => JSON.stringify([service, level])).values()) {
    const miner = new TemplateMiner();
    const mined = same.map((line) => ({ ...line, template: miner.add(line.message) }));
    for (const [template, members] of grouped(mined, (one) => textOf(one.template))) {
      for (const { atMs, service, request } of members) left.push({ atMs, service, request, kind: kinds.length });
      kinds.push({ service: same[0]!.service, level: same[0]!.level, template });
    }
  }
  for (const same of grouped(spans, (span) => JSON.stringify([span.service, span.failed, span.operation])).values()) {
    for (const { startMs, service, traceId } of same)
      left.push({ atMs: startMs, service, request: traceId, kind: kinds.length });
    const { service, failed, operation } = same[0]!;
    kinds.push({ service, level: failed ? 'ERROR' : 'SPAN', template: operation });
  }
  return { kinds, traces: left };
}

interface Visit {
  readonly atMs: number;
  readonly service: string;
  readonly kinds: readonly number[];
}

function described(paths: readonly (readonly Visit[])[], kinds: readonly TraceKind[], buckets: Buckets): LogPaths {
  return {
    buckets,
    kinds,
    paths: paths.map((visits): LogPath => {
      const counts = new Array<number>(buckets.count).fill(0);
      for (const { atMs } of visits) counts[bucketOf(atMs, buckets)]! += 1;
      return { service: visits[0]!.service, kinds: visits[0]!.kinds, counts, total: visits.length };
    }),
  };
}
