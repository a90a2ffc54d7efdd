import type { MonitoredScene } from './monitor-event.js';

/** Fewer neighbours than these, and to have the same ones is chance. */
const fewestNeighbours = 2;

/**
 * Instances of the same service, for each instance without itself: their names differ in an ordinal alone, or they are linked to each
 * other and to exactly the same others. Source of the latter: structural equivalence, F. Lorrain and H. White, Structural equivalence of
 * individuals in social networks, 1971.
 */
export function replicasOf(scene: MonitoredScene): ReadonlyMap<string, readonly string[]> {
  const places = placesOf(scene);
  const groups = [
    ...Map.groupBy(scene.instances, stemOf).values(),
    ...Map.groupBy(scene.instances, (instance) => places.get(instance) ?? instance).values(),
  ];
  return new Map(
    scene.instances.map((instance) => {
      const same = groups.filter((group) => group.includes(instance)).flat();
      return [instance, [...new Set(same)].filter((other) => other !== instance)];
    }),
  );
}

const stemOf = (instance: string): string => instance.replace(/[-_.]?\d+$/, '');

/** An instance with its neighbours, as text: equal for those that are structurally equivalent. */
function placesOf({ instances, edges }: MonitoredScene): Map<string, string> {
  const neighbours = new Map(instances.map((instance) => [instance, new Set([instance])]));
  for (const [one, other] of edges) {
    neighbours.get(one)?.add(other);
    neighbours.get(other)?.add(one);
  }
  const placed = [...neighbours].filter(([, all]) => all.size > fewestNeighbours);
  return new Map(placed.map(([instance, all]) => [instance, JSON.stringify([...all].sort())]));
}
