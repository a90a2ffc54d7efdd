import type { FindingStatement, MetricSeries } from '@compass/agent-sdk';
import { clockText, resourceStrains, type Resource, type ResourceStrain } from '@compass/analysis';

/** Weaker is a busy hour. */
const threshold = 0.2;
/** Beyond these, somebody else's rise is an effect. */
const mostFindings = 12;
const sure = 0.95;

const categories: Readonly<Record<Resource, string>> = {
  cpu: 'infrastructure.cpu',
  memory: 'infrastructure.memory',
  disk: 'infrastructure.disk',
};

/** Processor, memory and disk that services use far more of than before, strongest first; no cluster is needed to see it. Pure. */
export function resourceFindings(series: readonly MetricSeries[], alertAtMs: number): FindingStatement[] {
  return resourceStrains(series, alertAtMs)
    .filter(({ strength }) => strength >= threshold)
    .slice(0, mostFindings)
    .map((strain) => ({
      service: strain.service,
      indicator: strain.metric,
      category: categories[strain.resource],
      direction: 'up' as const,
      onsetMs: strain.onsetMs,
      strength: sure * strain.strength,
      statement: sentence(strain),
      check: `${strain.resource}-strain`,
      refutations: [
        `${strain.metric} of ${strain.service} is as before.`,
        `${strain.service} has as much more to do: its requests rose as well.`,
      ],
    }));
}

function sentence({ service, metric, before, after, peak, unit, saturated, onsetMs }: ResourceStrain): string {
  const amount = (value: number) =>
    `${Number(value.toPrecision(3))}${unit === '' ? '' : unit === 'percent' ? ' %' : ` ${unit}`}`;
  const level = saturated ? ', and stays at that level as if it could not go higher' : '';
  return `${metric} of ${service} went from ${amount(before)} to ${amount(after)} (most ${amount(peak)}) at ${clockText(onsetMs)}${level}.`;
}
