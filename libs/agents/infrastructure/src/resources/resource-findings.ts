import type { FindingStatement, MetricSeries } from '@compass/agent-sdk';
import { clockText, resourceStrains, type Resource, type ResourceStrain } from '@compass/analysis';

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

/** Processor, memory and disk that services use far more of than before, strongest first; no cluster is needed to see it. Pure. */
export function resourceFindings(series: readonly MetricSeries[], alertAtMs: number): FindingStatement[] {
  const strains = resourceStrains(series, alertAtMs).filter(({ strength }) => strength >= threshold);
  return [...strains.slice(0, mostFindings).map(exhausted), ...unlikeTheirPast(strains).slice(0, mostFindings)];
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
