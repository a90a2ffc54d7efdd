import type { TimeWindow } from '@compass/kernel';
import type { PrometheusApi } from '../http/prometheus-api.js';
import { takeInventory } from '../inventory/inventory.js';
import { rememberedByTimes } from '../inventory/remembered.js';
import type { SignalSources } from '../../port/environment.js';
import type { ServiceMetrics } from '../../port/metrics.js';
import type { PrometheusSettings } from '../prometheus-settings.js';
import { sightsOf } from '../range-steps.js';
import { catalogueVersions, rangeVersions } from '../../summary/metric-versions.js';
import { byName } from '../../summary/selection.js';
import { withinLimit } from '../../summary/within-limit.js';
import type { Measure } from '../told/measure.js';
import { measuresOf } from '../told/measures.js';
import { answersTo } from './answers-to.js';
import { questionsOf } from './questions.js';

/** What one look may cost the server. */
const mostQueries = 200;

export function metricsSource(
  api: PrometheusApi,
  settings: PrometheusSettings,
): Pick<SignalSources, 'metrics.range' | 'metrics.catalogue'> {
  const measuresAt = rememberedByTimes(async (times) => measuresOf(await takeInventory(api, settings, times)));
  const measures = (window: TimeWindow) => measuresAt(sightsOf(window, settings.scrapeSeconds));
  return {
    'metrics.catalogue': async ({ window }) => withinLimit(catalogueVersions(catalogue(await measures(window)))),
    'metrics.range': async (range, nobodyWaits) => {
      const questions = questionsOf(await measures(range.window), range);
      const asked = questions.slice(0, mostQueries);
      const { series, isWhole } = await answersTo(asked, range, api, settings, nobodyWaits);
      const { data, summarised } = withinLimit(rangeVersions(series, { window: range.window }));
      return { data, summarised: summarised || !isWhole || questions.length > mostQueries };
    },
  };
}

function catalogue(measures: readonly Measure[]): ServiceMetrics[] {
  const names = new Map<string, Set<string>>();
  for (const { told, metric } of measures)
    for (const service of metric.sightings.flatMap(({ services }) => services))
      names.set(service, (names.get(service) ?? new Set()).add(told));
  return [...names]
    .map(([service, told]) => ({ service, names: [...told].sort() }))
    .sort((a, b) => byName(a.service, b.service));
}
