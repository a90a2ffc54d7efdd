import type { InvestigationContext, KubernetesObject, ObjectKind, Observation, Task } from '@compass/agent-sdk';
import type { Source, Telemetry } from './telemetry.js';

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

/** Objects are asked for in parts, so that each answer stays whole. */
const parts = {
  workloads: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  services: ['Service', 'NetworkPolicy'],
  nodes: ['Node'],
  storage: ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'],
  settings: ['ConfigMap', 'Secret', 'ServiceAccount', 'ResourceQuota', 'Namespace'],
} as const satisfies Partial<Record<Source, readonly ObjectKind[]>>;

export async function look({ window }: Pick<Task, 'window'>, { signals }: InvestigationContext): Promise<Looked> {
  const { workloads, metrics } = signals;
  const objects = async () => {
    const asked = Object.entries(parts).map(
      async ([part, kinds]) => [part, await workloads.objects({ kinds, window })] as const,
    );
    return Object.fromEntries(await Promise.all(asked)) as Record<
      keyof typeof parts,
      Observation<readonly KubernetesObject[]>
    >;
  };
  const [seen, events, nodeServices, reachability, manifests, errorLines, calls, series] = await Promise.all([
    objects(),
    workloads.events({ window }),
    workloads.nodeServices({ window }),
    workloads.reachability({ window }),
    workloads.manifests({ window }),
    workloads.errorLines({ window }),
    workloads.calls({ window }),
    metrics.range({ window }),
  ]);
  const told = Object.values(seen).flatMap(({ data }) => data ?? []);
  return {
    telemetry: {
      objects: seen.workloads.data && told,
      events: events.data,
      nodeServices: nodeServices.data,
      reachability: reachability.data,
      manifests: manifests.data,
      errorLines: errorLines.data,
      calls: calls.data,
      metrics: series.data,
    },
    observations: { ...seen, events, nodeServices, reachability, manifests, errorLines, calls, metrics: series },
  };
}
