import type { Answer, SignalSources } from '../../port/environment.js';
import type { MetricRange, MetricSeries, ServiceMetrics } from '../../port/metrics.js';
import { catalogueVersions, rangeVersions } from '../../summary/metric-versions.js';
import { byName, grouped, selects, within } from '../../summary/selection.js';
import { withinLimit } from '../../summary/within-limit.js';
import type { Recording } from '../recording.js';

export function metricsSource(recording: Recording): Pick<SignalSources, 'metrics.range' | 'metrics.catalogue'> {
  return {
    'metrics.range': async (range) => {
      const recorded = await recording.metrics();
      return recorded ? withinLimit(rangeVersions(selected(recorded, range), range)) : 'not-available';
    },
    'metrics.catalogue': async ({ window }): Promise<Answer<readonly ServiceMetrics[]>> => {
      const recorded = await recording.metrics();
      return recorded ? withinLimit(catalogueVersions(catalogue(selected(recorded, { window })))) : 'not-available';
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

function catalogue(series: readonly MetricSeries[]): ServiceMetrics[] {
  return [...grouped(series, ({ service }) => service)].map(([service, all]) => {
    return { service, names: all.map(({ metric }) => metric) };
  });
}
