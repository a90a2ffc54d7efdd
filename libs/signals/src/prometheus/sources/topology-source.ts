import type { PrometheusApi } from '../http/prometheus-api.js';
import type { SignalSources } from '../../port/environment.js';
import type { PrometheusSettings } from '../prometheus-settings.js';
import { differs, ofMetric, selector } from '../promql/selector.js';
import { sightsOf } from '../range-steps.js';
import { byName } from '../../summary/selection.js';
import { everFewer, withinLimit } from '../../summary/within-limit.js';

/** Metrics that count the calls between two services: of the service graph that Tempo and OpenTelemetry's collector make, of Istio. */
const graphs = [
  { metric: 'traces_service_graph_request_total', caller: 'client', callee: 'server' },
  { metric: 'istio_requests_total', caller: 'source_workload', callee: 'destination_workload' },
] as const;
/** Names of nobody that the counting one knows. */
const nobody = new Set(['', 'unknown', 'user']);

/** Who called whom, as it is counted; not available where nothing counts it. */
export function topologySource(
  api: PrometheusApi,
  { match, scrapeSeconds }: PrometheusSettings,
): Pick<SignalSources, 'topology.edges'> {
  return {
    'topology.edges': async ({ window }, nobodyWaits) => {
      const queries = graphs.map(({ metric, caller, callee }) => {
        const calls = selector(ofMetric(metric), differs(caller, ''), differs(callee, ''), match);
        return `count by (${caller},${callee}) (${calls})`;
      });
      const counted = await api.ranges(queries, sightsOf(window, scrapeSeconds), nobodyWaits);
      const edges = graphs.flatMap(({ caller, callee }, i) =>
        (counted[i] ?? []).map(({ labels }) => ({ caller: labels[caller]!, callee: labels[callee]! })),
      );
      const known = edges.filter(
        ({ caller, callee }) => !nobody.has(caller) && !nobody.has(callee) && caller !== callee,
      );
      const distinct = [...new Map(known.map((edge) => [`${edge.caller}\n${edge.callee}`, edge])).values()];
      const sorted = distinct.sort((a, b) => byName(a.caller, b.caller) || byName(a.callee, b.callee));
      return sorted.length === 0 ? 'not-available' : withinLimit(everFewer(sorted, (kept) => kept));
    },
  };
}
