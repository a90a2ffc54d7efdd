import type { Claim, MetricSeries } from '@compass/agent-sdk';
import {
  clearRise,
  detectShift,
  isThrottling,
  resourceMeaning,
  resourceStrains,
  type ConsequenceTest,
  type Resource,
} from '@compass/analysis';

const resources: Readonly<Record<string, Resource>> = {
  'infrastructure.cpu': 'cpu',
  'infrastructure.memory': 'memory',
  'infrastructure.disk': 'disk',
  'infrastructure.handles': 'handles',
};
const unlikely = 0.8;
/** Strain that surely is one, and strain that surely is none. */
const harmful = 0.3;
const harmless = 0.1;

/** What is exhausted must be used more than before. No test where the service's use of it is not measured, or another claim is made. */
export function strainTests(
  { service, category }: Claim,
  series: readonly MetricSeries[],
  alertAtMs: number,
): ConsequenceTest[] {
  const resource = resources[category];
  const isOfIt = (metric: string) => resourceMeaning(metric)?.resource === resource;
  const measured = series.filter((one) => one.service === service && isOfIt(one.metric));
  if (!resource || measured.length === 0) return [];
  // A leak costs processor time and disk, and a limit makes little use matter: both are read with either.
  const isBeside = (metric: string) => resourceMeaning(metric)?.resource === 'memory' || isThrottling(metric);
  const read = series.filter(({ metric }) => isOfIt(metric) || isBeside(metric));
  const strains = resourceStrains(read, alertAtMs).filter((one) => isOfIt(one.metric));
  const own = strains.find((one) => one.service === service)?.strength ?? 0;
  const [most] = strains;
  const rose = measured.some((one) => hasRisen(one, alertAtMs));
  const compared =
    most === undefined
      ? ''
      : most.service === service
        ? ', the largest of all'
        : `, that by ${most.service} ${most.strength.toFixed(2)}`;
  const little = rose && own < harmless ? ', though it is clearly more than before' : '';
  const sentence = `use of ${resource} by ${service} has a strain of ${own.toFixed(2)}${compared}${little}`;
  const contradiction = own >= harmful ? 0.05 : own >= harmless ? 0.5 : rose ? 0.3 : unlikely;
  return [{ id: 'is-used-more-than-before', contradiction, sentence }];
}

function hasRisen({ points }: MetricSeries, alertAtMs: number): boolean {
  const shift = detectShift(points, { alertAtMs });
  return shift?.direction === 'up' && shift.after >= clearRise * shift.before;
}
