import type { Cluster } from './cluster.js';
import { isTraffic } from './meanings.js';

/** Something whose link to the network may be in trouble: one workload, or all that runs on a node. */
export interface Place {
  readonly name: string;
  readonly isNode: boolean;
  /** Services that are called across the link, with the share of their calls; several readings, where the link may fail one way. */
  readonly crossed: readonly ReadonlyMap<string, number>[];
}

/** Every workload and every node that runs some. */
export function placesOf(cluster: Cluster): Place[] {
  const { workloads, nodes } = cluster;
  const rates = ratesOf(cluster);
  const called = new Set([...cluster.callees.values()].flat());
  const single = [...workloads.keys()].map((name): Place => {
    const crosses = (caller: string, callee: string) => caller === name || callee === name;
    const both = crossedBy(crosses, called, rates, cluster);
    const incoming = new Map([[name, 1]]);
    return { name, isNode: false, crossed: [incoming, new Map([...both, ...incoming])] };
  });
  const nodeOf = new Map(
    [...workloads.values()].map(({ name, pods }) => [name, new Set(pods.map(({ node }) => node))]),
  );
  const on = (name: string, node: string) => nodeOf.get(name)?.has(node) ?? false;
  const shared = nodes
    .filter(({ name }) => cluster.pods.some((pod) => pod.node === name))
    .map(({ name }): Place => {
      const crosses = (caller: string, callee: string) => on(caller, name) !== on(callee, name);
      return { name, isNode: true, crossed: [crossedBy(crosses, called, rates, cluster)] };
    });
  return [...single, ...shared];
}

/** A caller counts as often as it is called itself: what it passes on goes with what it gets. */
function crossedBy(
  crosses: (caller: string, callee: string) => boolean,
  called: ReadonlySet<string>,
  rates: ReadonlyMap<string, number>,
  { callees }: Cluster,
): Map<string, number> {
  const shares = [...called]
    .filter((name) => rates.has(name))
    .map((callee): [string, number] => {
      const callers = [...callees].filter(([, names]) => names.includes(callee)).map(([caller]) => caller);
      const rate = (names: readonly string[]) => names.reduce((sum, name) => sum + (rates.get(name) ?? 0), 0);
      const whole = rate(callers);
      const crossing = callers.filter((caller) => crosses(caller, callee));
      return [callee, whole > 0 ? rate(crossing) / whole : crossing.length / Math.max(1, callers.length)];
    });
  return new Map(shares.filter(([, share]) => share > 0));
}

/** Requests per second of each workload that is measured and has any. */
function ratesOf({ metrics }: Cluster): ReadonlyMap<string, number> {
  const found = metrics
    .filter(({ metric, points }) => isTraffic(metric) && points.some(([, value]) => value > 0))
    .map(
      ({ service, points }) => [service, points.reduce((sum, [, value]) => sum + value, 0) / points.length] as const,
    );
  return new Map(found);
}
