import { contrast, median, resample } from '@compass/analysis';
import type { Answer, SignalSources } from '../../port/environment.js';
import type { MetricRange, MetricSeries, ServiceMetrics } from '../../port/metrics.js';
import { precise } from '../../summary/precision.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';
import type { Recording } from '../recording.js';
import { byName, grouped, selects, within } from './selection.js';

/** Series are not made coarser than this many points; from there on fewer are kept, those that stand out most from themselves. */
const fewestPoints = 60;

export function metricsSource(recording: Recording): Pick<SignalSources, 'metrics.range' | 'metrics.catalogue'> {
  return {
    'metrics.range': async (range) => {
      const recorded = await recording.metrics();
      return recorded ? withinLimit(versions(selected(recorded, range), range)) : 'not-available';
    },
    'metrics.catalogue': async ({ window }): Promise<Answer<readonly ServiceMetrics[]>> => {
      const recorded = await recording.metrics();
      return recorded
        ? withinLimit(everFewer(catalogue(selected(recorded, { window })), (all) => all))
        : 'not-available';
    },
  };
}

function selected(recorded: readonly MetricSeries[], { services, names, window }: MetricRange): MetricSeries[] {
  const [ofService, named] = [selects(services), selects(names)];
  return recorded
    .filter(({ service, metric }) => ofService(service) && named(metric))
    .map((series) => ({ ...series, points: series.points.filter(([atMs]) => within(window, atMs)) }))
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => byName(a.service, b.service) || byName(a.metric, b.metric));
}

/** The series as asked for, then with ever wider steps, then ever fewer of them. */
function* versions(series: readonly MetricSeries[], { window, stepSeconds }: MetricRange): Generator<MetricSeries[]> {
  const stepped = (stepMs: number) =>
    series.map((one) => ({ ...one, points: resample(one.points, window.startMs, stepMs) }));
  let current = stepSeconds === undefined ? [...series] : stepped(stepSeconds * 1000);
  yield current.map(rounded);
  let stepMs = stepSeconds === undefined ? recordedStepMs(series) : stepSeconds * 1000;
  while (current.some(({ points }) => points.length / 2 >= fewestPoints)) {
    stepMs *= 2;
    current = stepped(stepMs);
    yield current.map(rounded);
  }
  const ranked = current.map(rounded).sort((a, b) => contrast(b.points) - contrast(a.points));
  yield* everFewer(ranked, (kept) => [...kept]);
}

const rounded = (series: MetricSeries): MetricSeries => ({
  ...series,
  points: series.points.map(([atMs, value]) => [atMs, precise(value)] as const),
});

/** The usual distance of two samples; the longest series tells. */
function recordedStepMs(series: readonly MetricSeries[]): number {
  const longest = series.reduce<MetricSeries['points']>((a, { points }) => (points.length > a.length ? points : a), []);
  const distances = longest.slice(1).map(([atMs], i) => atMs - longest[i]![0]);
  return distances.length === 0 ? 1000 : Math.max(1, median(distances));
}

function catalogue(series: readonly MetricSeries[]): ServiceMetrics[] {
  return [...grouped(series, ({ service }) => service)].map(([service, all]) => {
    return { service, names: all.map(({ metric }) => metric) };
  });
}
