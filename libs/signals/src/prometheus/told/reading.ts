import type { SeenMetric } from '../inventory/inventory.js';
import { matches, matchesNot } from '../promql/selector.js';

/** Series that measure something else than the metric's name says, or what other series of it measure already. */
const rules: readonly (readonly [applies: (metric: SeenMetric) => boolean, matcher: string])[] = [
  // Spans of calls that a service makes are told by who answers them.
  [({ labels }) => labels.has('span_kind'), matches('span_kind', '(SPAN_KIND_)?(SERVER|CONSUMER)|server|consumer')],
  // A pod's containers, and not the pod as a whole besides; what only the pod has is told by it.
  [({ name, labels }) => name.startsWith('container_') && labels.has('container'), matchesNot('container', '|POD')],
  [({ name }) => /^(node|windows)_cpu_(seconds|time)_total$/.test(name), matchesNot('mode', 'idle|iowait')],
  [({ name }) => /^system_cpu_(time|utilization)/.test(name), matchesNot('state', 'idle|wait')],
];

/** What a metric's series have to fulfil to be what the metric is read as. */
export const readingMatchers = (metric: SeenMetric): string[] =>
  rules.flatMap(([applies, matcher]) => (applies(metric) ? [matcher] : []));
