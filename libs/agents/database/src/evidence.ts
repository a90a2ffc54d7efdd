import { metricMeaning, type Shift } from '@compass/analysis';
import type { Database, DatabaseMetric, Statement } from './databases.js';
import type { DatabaseMetricKind } from './database-metrics.js';

/** A metric that rose, and how much that matters, 0..1. */
export interface Rise {
  readonly metric: DatabaseMetric;
  readonly shift: Shift;
  readonly strength: number;
}

/** One session that always waits, or a wait of a second, is enough to matter; a tenth of it is not worth a word. */
const mattersFrom = 1;

/** Waits for locks that came up: the surest first, then the earliest. */
export function lockWaits({ metrics }: Database): Rise[] {
  return rises(metrics, 'lock-waits', ({ metric, shift }) => {
    const { toMs } = metricMeaning(metric);
    const seconds = toMs === undefined ? 1 : toMs / 1000;
    const added = (shift!.after - shift!.before) * seconds;
    return Math.min(1, added / mattersFrom) * Math.min(1, shift!.after / Math.max(3 * shift!.before, 1e-9));
  });
}

/** A rise weaker than this is none. */
const clear = 0.3;

/** Metrics of a kind that rose clearly: to twice the level at least counts fully. */
export function clearRises({ metrics }: Database, kind: DatabaseMetricKind): Rise[] {
  const twofold = ({ shift }: DatabaseMetric) => Math.min(1, shift!.after / Math.max(shift!.before, 1e-9) - 1);
  return rises(metrics, kind, twofold).filter(({ strength }) => strength >= clear);
}

function rises(
  metrics: readonly DatabaseMetric[],
  kind: DatabaseMetricKind,
  matters: (metric: DatabaseMetric) => number,
): Rise[] {
  return metrics
    .flatMap((metric): Rise[] => {
      if (metric.kind !== kind || metric.shift?.direction !== 'up') return [];
      return [{ metric, shift: metric.shift, strength: metric.shift.strength * Math.max(0, matters(metric)) }];
    })
    .filter(({ strength }) => strength > 0)
    .sort(
      (a, b) =>
        b.strength - a.strength || a.shift.onsetMs - b.shift.onsetMs || (a.metric.metric < b.metric.metric ? -1 : 1),
    );
}

/** Slower by this much counts as slow. */
const slowFrom = 0.2;

export const slowStatements = ({ statements }: Database): Statement[] =>
  statements
    .filter(({ latency }) => latency.strength >= slowFrom)
    .sort((a, b) => b.latency.strength - a.latency.strength || b.latency.after - a.latency.after);

/** 0..1: the share of the calls to statements that did not become slow; statements with very few calls do not count. */
export function unaffectedShare({ statements }: Database): number {
  const compared = statements.filter(({ latency }) => latency.callsBefore >= 5 && latency.callsAfter >= 5);
  const calls = (some: readonly Statement[]) => some.reduce((sum, { latency }) => sum + latency.callsAfter, 0);
  const all = calls(compared);
  return all === 0 ? 0 : calls(compared.filter(({ latency }) => latency.strength < slowFrom)) / all;
}

/** 0..1: how full the connections are at their fullest since the onset; undefined where no limit is reported. */
export function fullness(
  { metrics }: Database,
  splitMs: number,
): { share: number; metric: DatabaseMetric } | undefined {
  const limits = metrics.filter(({ kind }) => kind === 'connections-max');
  return limits
    .flatMap((limit) => {
      const used = metrics.find(({ kind, service, metric }) => {
        return kind === 'connections-used' && service === limit.service && alike(metric, limit.metric);
      });
      const most = Math.max(0, ...(used?.points ?? []).filter(([atMs]) => atMs >= splitMs).map(([, value]) => value));
      const allowed = limit.points.at(-1)?.[1] ?? 0;
      return used && allowed > 0 ? [{ share: most / allowed, metric: used }] : [];
    })
    .sort((a, b) => b.share - a.share)[0];
}

const unsaid = /\b(max|maximum|limit|used|usage|count|current|active)\b/g;
const alike = (a: string, b: string): boolean => a.replace(unsaid, '') === b.replace(unsaid, '');
