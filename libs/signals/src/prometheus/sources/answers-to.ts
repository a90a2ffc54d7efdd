import type { PrometheusApi } from '../http/prometheus-api.js';
import type { MetricRange, MetricSeries } from '../../port/metrics.js';
import type { PrometheusSettings } from '../prometheus-settings.js';
import { mayBeOf, serviceLabel } from '../promql/service-label.js';
import { rangeSteps } from '../range-steps.js';
import { fewestPoints } from '../../summary/metric-versions.js';
import { byName } from '../../summary/selection.js';
import type { Measure } from '../told/measure.js';
import type { Question } from './questions.js';

const mostPoints = 400;
/** Of all series together; beyond it, what comes back is too much to be shortened in time. */
const mostPointsInAll = 30_000;

type Points = MetricSeries['points'];

/** The series that questions are answered with, by service and name. Whole: no query asked too much of the server. */
export async function answersTo(
  questions: readonly Question[],
  { services, window, stepSeconds }: MetricRange,
  api: PrometheusApi,
  { match, scrapeSeconds }: PrometheusSettings,
  nobodyWaits?: AbortSignal,
): Promise<{ readonly series: MetricSeries[]; readonly isWhole: boolean }> {
  const expected = questions.reduce((sum, { sighting }) => sum + sighting.services.length, 0);
  const affordable = Math.max(fewestPoints, Math.floor(mostPointsInAll / Math.max(1, expected)));
  const steps = rangeSteps(window, scrapeSeconds, { stepSeconds, mostPoints: Math.min(mostPoints, affordable) });
  if (!steps) return { series: [], isWhole: true };
  const queries = questions.map(({ measure, sighting }) => {
    const ofThem = services ? [mayBeOf(sighting.by, sighting.services)] : [];
    return measure.query(sighting, steps, [...(match ? [match] : []), ...ofThem]);
  });
  const answers = await api.ranges(queries, steps, nobodyWaits);
  const series = new Map<string, MetricSeries>();
  for (const [i, { measure, sighting }] of questions.entries()) {
    const wanted = new Set(sighting.services);
    for (const { labels, points } of answers[i] ?? []) {
      const service = labels[serviceLabel]!;
      if (wanted.has(service)) add(series, measure, service, steps.isMean ? begun(points, steps.step) : points);
    }
  }
  const told = [...series.values()].filter(({ points }) => points.length > 0);
  return {
    series: told.sort((a, b) => byName(a.service, b.service) || byName(a.metric, b.metric)),
    isWhole: answers.every((answer) => answer !== undefined),
  };
}

/** A mean over a step stands at the step's start. */
const begun = (points: Points, step: number): Points => points.map(([atMs, value]) => [atMs - step * 1000, value]);

function add(series: Map<string, MetricSeries>, { told, together }: Measure, service: string, points: Points): void {
  const key = `${service}\n${told}`;
  const before = new Map(series.get(key)?.points);
  for (const [atMs, value] of points) {
    const other = before.get(atMs);
    before.set(atMs, other === undefined ? value : together(other, value));
  }
  series.set(key, { service, metric: told, points: [...before].sort(([a], [b]) => a - b) });
}
