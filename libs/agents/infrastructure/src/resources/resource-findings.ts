import type { FindingStatement, MetricSeries } from '@compass/agent-sdk';
import { clockText, measuredLoads, resourceStrains, type Resource, type ResourceStrain } from '@compass/analysis';
import { collectionFindings } from './collection-findings.js';

/** Weaker is a busy hour. */
const threshold = 0.2;
/** Beyond these, somebody else's rise is an effect. */
const mostFindings = 12;
const sure = 0.95;
/** That something is used more tells the place better than the kind of trouble. */
const unknownKind = 0.5;

const categories: Readonly<Record<Resource, string>> = {
  cpu: 'infrastructure.cpu',
  memory: 'infrastructure.memory',
  disk: 'infrastructure.disk',
  handles: 'infrastructure.handles',
};

/**
 * Processor, memory and disk that services use far more of than before, strongest first; no cluster is needed to see it. Pure.
 * @param requests series that count what services answer: who has more to do uses more
 */
export function resourceFindings(
  series: readonly MetricSeries[],
  alertAtMs: number,
  requests: readonly MetricSeries[] = [],
): FindingStatement[] {
  const collecting = collectionFindings(series, alertAtMs).filter(({ strength }) => strength >= threshold);
  const collectors = new Set(collecting.map(({ service }) => service));
  const strains = resourceStrains(series, alertAtMs)
    .map((strain) => ({ ...strain, strength: strain.strength * unexplained(strain, requests, collectors) }))
    .filter(({ strength }) => strength >= threshold)
    .sort((a, b) => b.strength - a.strength);
  return [
    ...collecting,
    ...strains.slice(0, mostFindings).map(exhausted),
    ...unlikeTheirPast(strains).slice(0, mostFindings),
  ];
}

/** The collector's processor time is the heap's cost. */
const ofTheCollector = 0.5;
/** Less more to do is a normal day. */
const surge = 1.5;
/** Of what requests explain, this much stays: more work may be more than there is processor for. */
const leftOfLoad = 0.3;

/** 0..1: how much of a processor's strain neither its collector nor as many more requests explain. */
function unexplained(
  { service, resource, onsetMs, before, after }: ResourceStrain,
  requests: readonly MetricSeries[],
  collectors: ReadonlySet<string>,
): number {
  if (resource !== 'cpu') return 1;
  const load = measuredLoads(requests, onsetMs).get(service) ?? 1;
  const explained = load < surge ? 0 : Math.min(1, load / (after / Math.max(before, 1e-9)));
  return (1 - (1 - leftOfLoad) * explained) * (collectors.has(service) ? ofTheCollector : 1);
}

function exhausted(strain: ResourceStrain): FindingStatement {
  return {
    ...seen(strain),
    category: categories[strain.resource],
    strength: sure * strain.strength,
    statement: sentence(strain),
    check: `${strain.resource}-strain`,
    refutations: [
      `${strain.metric} of ${strain.service} is as before.`,
      `${strain.service} has as much more to do: its requests rose as well.`,
    ],
  };
}

/** Who uses far more of anything is unlike its past, whether or not that is what it lacks: the worst of each service. */
function unlikeTheirPast(strains: readonly ResourceStrain[]): FindingStatement[] {
  const worst = strains.filter((one, i) => strains.findIndex(({ service }) => service === one.service) === i);
  return worst.map((strain) => ({
    ...seen(strain),
    category: 'application.unusual-behaviour',
    strength: unknownKind * strain.strength,
    statement: sentence(strain),
    check: 'unlike-its-past',
  }));
}

const seen = ({ service, metric, onsetMs }: ResourceStrain) => ({
  ...{ service, indicator: metric, onsetMs },
  direction: 'up' as const,
});

function sentence({ service, metric, before, after, peak, unit, saturated, limited, onsetMs }: ResourceStrain): string {
  const amount = (value: number) =>
    `${Number(value.toPrecision(3))}${unit === '' ? '' : unit === 'percent' ? ' %' : ` ${unit}`}`;
  const level = saturated ? ', and stays at that level as if it could not go higher' : '';
  const limit = limited ? ', while its limit holds it back more than before' : '';
  return `${metric} of ${service} went from ${amount(before)} to ${amount(after)} (most ${amount(peak)}) at ${clockText(onsetMs)}${level}${limit}.`;
}
