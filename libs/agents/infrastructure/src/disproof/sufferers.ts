import type { Cluster } from '../cluster/cluster.js';
import { isTroubled } from '../cluster/health.js';

/** Workloads that need an object (they call it, run on it, or live in it), and those of them that show trouble. */
export function sufferersOf(
  object: string,
  cluster: Cluster,
): { readonly needing: readonly string[]; readonly suffering: readonly string[] } {
  const needing = [...cluster.workloads.values()].filter(
    ({ name, namespace, pods }) =>
      name !== object &&
      (namespace === object ||
        pods.some(({ node }) => node === object) ||
        (cluster.callees.get(name) ?? []).includes(object)),
  );
  const suffering = needing.filter(
    (workload) => isTroubled(workload, cluster) || cluster.errorLines.some((line) => line.workload === workload.name),
  );
  return { needing: needing.map(({ name }) => name), suffering: suffering.map(({ name }) => name) };
}
