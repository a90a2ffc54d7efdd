import { PermanentError } from '@compass/kernel';
import { asOneLook } from '../http/one-look.js';
import type { Labelled, PrometheusApi, Times } from '../http/prometheus-api.js';
import type { PrometheusSettings } from '../prometheus-settings.js';
import { differs, matchesNot, selector } from '../promql/selector.js';
import { byService, serviceLabel, serviceLabels, type ServiceLabel } from '../promql/service-label.js';
import { statusLabels } from './status-labels.js';

/** Where a metric's series are. */
export interface Sighting {
  readonly by: ServiceLabel;
  readonly services: readonly string[];
}

/** A metric as Prometheus has it in a window. */
export interface SeenMetric {
  readonly name: string;
  readonly sightings: readonly Sighting[];
  /** Of its labels, those that matter for how it is to be read. */
  readonly labels: ReadonlySet<string>;
  /** The quantiles that a summary tells. */
  readonly quantiles: readonly string[];
}

export interface Inventory {
  readonly metrics: ReadonlyMap<string, SeenMetric>;
  /** By the names of families; empty where the server knows none. */
  readonly types: ReadonlyMap<string, string>;
}

/** Labels by which series of one metric differ in what they measure. */
const readingLabels = ['span_kind', 'reporter', 'container', 'quantile', ...statusLabels];
/** What is told of scraping and of alerts, what has no numbers, and the edges of the service graph, which are asked for as such. */
const noMetrics = 'scrape_.+|ALERTS|ALERTS_FOR_STATE|.+_(created|info)|traces_service_graph_.+';
/** A service mesh's word for who is nobody that it knows. */
const nobody = 'unknown';

/**
 * What a Prometheus has at a few times: its metrics, and by which label each of their series names its service. Asked in a few queries
 * that return names only.
 * @throws as {@link PrometheusApi}
 */
export function takeInventory(api: PrometheusApi, settings: PrometheusSettings, times: Times): Promise<Inventory> {
  return asOneLook((unless) => inventoryOf(api, settings, times, unless));
}

async function inventoryOf(
  api: PrometheusApi,
  { match, services }: PrometheusSettings,
  times: Times,
  unless: AbortSignal,
): Promise<Inventory> {
  const all = [matchesNot('__name__', noMetrics), match];
  const present = new Set(await api.labels(selector(differs('__name__', ''), ...all), times, unless));
  const ask = (query: string) => api.range(query, times, unless);
  const having = async (label: string) => {
    const further = label === 'quantile' ? ['__name__', label] : ['__name__'];
    const own = label === 'container' ? [matchesNot(label, '|POD')] : [differs(label, '')];
    return [label, await ask(`count by (${further.join(',')}) (${selector(...own, ...all)})`)] as const;
  };
  const [types, sightings, readings] = await Promise.all([
    typesOf(api, unless),
    Promise.all(
      serviceLabels(services.filter((label) => present.has(label))).map(async (by) => {
        const seen = await ask(byService(by, 'count', selector(...by.matchers, ...all), ['__name__']));
        return { by, seen };
      }),
    ),
    Promise.all(readingLabels.filter((label) => present.has(label)).map(having)),
  ]);
  return { types, metrics: metricsOf(sightings, readings) };
}

/** Not all that answer as a Prometheus know types. */
const typesOf = (api: PrometheusApi, unless: AbortSignal): Promise<ReadonlyMap<string, string>> =>
  api.types(unless).catch((error: unknown) => {
    if (error instanceof PermanentError) return new Map();
    throw error;
  });

function metricsOf(
  sightings: readonly { readonly by: ServiceLabel; readonly seen: readonly Labelled[] }[],
  readings: readonly (readonly [label: string, seen: readonly Labelled[]])[],
): Map<string, SeenMetric> {
  const metrics = new Map<string, { name: string; sightings: Sighting[]; labels: Set<string>; quantiles: string[] }>();
  for (const { by, seen } of sightings) {
    const named = seen.filter(({ labels }) => labels[serviceLabel] && labels[serviceLabel] !== nobody);
    for (const [name, series] of Map.groupBy(named, ({ labels }) => labels['__name__']!)) {
      const metric = metrics.get(name) ?? { name, sightings: [], labels: new Set(), quantiles: [] };
      metrics.set(name, metric);
      metric.sightings.push({ by, services: series.map(({ labels }) => labels[serviceLabel]!).sort() });
    }
  }
  for (const [label, seen] of readings)
    for (const { labels } of seen) {
      const metric = metrics.get(labels['__name__']!);
      metric?.labels.add(label);
      if (labels['quantile'] !== undefined) metric?.quantiles.push(labels['quantile']);
    }
  return metrics;
}
