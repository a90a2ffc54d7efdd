import {
  metricHistory,
  type FindingStatement,
  type InvestigationContext,
  type MetricHistory,
  type MetricSeries,
  type Task,
} from '@compass/agent-sdk';
import {
  detectCreep,
  detectShift,
  isLossMetric,
  isThrottling,
  metricMeaning,
  numberText,
  resourceMeaning,
  wordsOf,
  type Shift,
} from '@compass/analysis';

/** How long before the alert a change may have begun that comes at once. */
const suddenMs = 30 * 60_000;
/** Smaller changes of what nobody knows the meaning of are a busy hour. */
const leastRatio = 1.5;
const threshold = 0.6;
/** Nobody knows whether it is good or bad, or its own doing: it points to the place, where nothing says more. */
const unknownMeaning = 0.3;
const mostFindings = 3;

/** Figures that the alerting services keep for themselves: a queue's length, records enriched, rows examined. */
export function lookAtOwnFigures(task: Task, { signals }: InvestigationContext): Promise<MetricHistory> {
  const alerting = new Set(task.services);
  return metricHistory(signals, task, (metric, service) => alerting.has(service) && isOwnFigure(metric));
}

/** How much is kept is no work, and no trouble by itself; what waits is. */
const kept = /^(entries|keys|items|stored|cached|cache|sessions|objects|documents|records|files|bytes|rows)$/;
const inMotion =
  /^(queued?|backlog|lag|pending|waiting|oldest|age|examined|scanned|read|written|processed|enriched|per|rate|ratio|pct|percent)$/;

function isInventory(metric: string): boolean {
  const words = wordsOf(metric);
  return words.some((word) => kept.test(word)) && !words.some((word) => inMotion.test(word));
}

/** What neither users feel nor machines lack, as far as its name tells, and more than an inventory. */
export const isOwnFigure = (metric: string): boolean =>
  !isInventory(metric) &&
  metricMeaning(metric).role === 'other' &&
  resourceMeaning(metric) === undefined &&
  !isThrottling(metric) &&
  !isLossMetric(metric);

/** Those that left their past by far before the alert, furthest first. Pure. */
export function ownFigureFindings(series: readonly MetricSeries[], alertAtMs: number): FindingStatement[] {
  return series
    .flatMap((one) => {
      const shift = leftItsPast(one, alertAtMs);
      return shift ? [{ ...one, shift }] : [];
    })
    .sort((a, b) => b.shift.strength - a.shift.strength || b.shift.effect - a.shift.effect)
    .slice(0, mostFindings)
    .map(({ service, metric, shift }) => ({
      service,
      indicator: metric,
      direction: shift.direction,
      onsetMs: shift.onsetMs,
      category: 'application.unusual-behaviour',
      strength: unknownMeaning * shift.strength,
      check: 'own-figures',
      statement: `${metric} of ${service} went from ${numberText(shift.before)} to ${numberText(shift.after)}.`,
      refutations: [`${metric} of ${service} does so at other times, too, and nobody suffers.`],
    }));
}

function leftItsPast({ points }: MetricSeries, alertAtMs: number): Shift | undefined {
  return [detectShift(points, { alertAtMs, lookbackMs: suddenMs }), detectCreep(points, { alertAtMs })]
    .flatMap((shift) => (shift && shift.strength >= threshold && isFar(shift) ? [shift] : []))
    .sort((a, b) => b.strength - a.strength)[0];
}

const isFar = ({ before, after }: Shift): boolean => {
  const [low, high] = [Math.abs(before), Math.abs(after)].sort((a, b) => a - b) as [number, number];
  return Math.sign(before) !== Math.sign(after) || high >= low * leastRatio;
};
