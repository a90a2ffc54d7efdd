import { plainMetric, signOfMetric, type Sign } from './event-meaning.js';
import type { MonitoredScene } from './monitor-event.js';
import { replicasOf } from './replicas.js';

/** How much an event tells that all replicas of the instance have as well: what befalls a service befell no single instance. */
const shared = 0.3;
/** One kind of event that nobody else has makes a sign nearly as strong as it can be. */
const steepness = 2;

/** How strongly a sign is seen at an instance, 0..1, and in which metrics, the rarest first. */
export interface SeenSign {
  readonly strength: number;
  readonly of: readonly string[];
}

/**
 * The signs at each instance. Each kind of event (metric and direction) counts by how few instances have it, inverse document frequency
 * over instances, log(N / n) / log N, so that what everybody has tells nothing; less where replicas share it. Several kinds of
 * one sign add up with diminishing returns. Source: K. Spärck Jones, A statistical interpretation of term specificity, 1972.
 */
export function signsOf(scene: MonitoredScene): ReadonlyMap<string, ReadonlyMap<Sign, SeenSign>> {
  const kinds = kindsOf(scene);
  const replicas = replicasOf(scene);
  return new Map(
    scene.instances.map((instance) => {
      const told = [...(kinds.get(instance) ?? [])].map(([key, kind]) => {
        const others = replicas.get(instance) ?? [];
        const share = others.filter((other) => kinds.get(other)?.has(key)).length / Math.max(1, others.length);
        return { ...kind, rarity: rarityOf(holders(kinds, key), scene) * (1 - (1 - shared) * share) };
      });
      return [instance, new Map([...Map.groupBy(told, ({ sign }) => sign)].map(([sign, all]) => [sign, seen(all)]))];
    }),
  );
}

/** 1 for what one instance of many has, 0 for what all have. */
export const rarityOf = (count: number, { instances }: MonitoredScene): number =>
  instances.length < 2 ? 1 : Math.log(instances.length / count) / Math.log(instances.length);

export const saturated = (sum: number): number => 1 - Math.exp(-steepness * sum);

interface Kind {
  readonly sign: Sign;
  readonly metric: string;
}

function kindsOf({ instances, events }: MonitoredScene): Map<string, Map<string, Kind>> {
  const kinds = new Map(instances.map((instance) => [instance, new Map<string, Kind>()]));
  for (const event of events) {
    const sign = event.kind === 'metric' && signOfMetric(event.metric, event.direction);
    if (!sign) continue;
    const metric = plainMetric(event.metric);
    kinds.get(event.instance)?.set(`${metric} ${event.direction}`, { sign, metric: event.metric });
  }
  return kinds;
}

const holders = (kinds: ReadonlyMap<string, ReadonlyMap<string, Kind>>, key: string): number =>
  [...kinds.values()].filter((own) => own.has(key)).length;

function seen(kinds: readonly (Kind & { readonly rarity: number })[]): SeenSign {
  const rarest = [...kinds].sort((a, b) => b.rarity - a.rarity);
  const strength = saturated(kinds.reduce((sum, { rarity }) => sum + rarity, 0));
  return { strength, of: rarest.map(({ metric }) => metric) };
}
