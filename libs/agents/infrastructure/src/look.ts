import type {
  InvestigationContext,
  KubernetesObject,
  MetricSeries,
  ObjectKind,
  Observation,
  Task,
} from '@compass/agent-sdk';
import { countersAsRates, isThrottling } from '@compass/analysis';
import { isLatency, isProcessorUse, isRetransmission, isTraffic } from './cluster/meanings.js';
import type { Source, Telemetry } from './telemetry.js';

export interface Looked {
  readonly telemetry: Telemetry;
  readonly observations: Readonly<Record<Source, Observation>>;
}

/** What lines say matters here, not how their numbers move. */
const bucketSeconds = 60;

/** Objects are asked for in parts, so that each answer stays whole. */
const parts = {
  workloads: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  services: ['Service', 'NetworkPolicy'],
  nodes: ['Node'],
  storage: ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'],
  settings: ['ConfigMap', 'Secret', 'ServiceAccount', 'ResourceQuota', 'Namespace'],
} as const satisfies Partial<Record<Source, readonly ObjectKind[]>>;

export async function look(
  { window, services }: Pick<Task, 'window' | 'services'>,
  { signals }: InvestigationContext,
): Promise<Looked> {
  const { workloads } = signals;
  const objects = async () => {
    const asked = Object.entries(parts).map(
      async ([part, kinds]) => [part, await workloads.objects({ kinds, window })] as const,
    );
    return Object.fromEntries(await Promise.all(asked)) as Record<
      keyof typeof parts,
      Observation<readonly KubernetesObject[]>
    >;
  };
  const [seen, events, nodeServices, reachability, manifests, errorLines, calls, logs, metrics] = await Promise.all([
    objects(),
    workloads.events({ window }),
    workloads.nodeServices({ window }),
    workloads.reachability({ window }),
    workloads.manifests({ window }),
    workloads.errorLines({ window }),
    workloads.calls({ window }),
    signals.logs.templates({ window, bucketSeconds }),
    measured({ window }, signals),
  ]);
  const told = Object.values(seen).flatMap(({ data }) => data ?? []);
  return {
    telemetry: {
      alerting: services,
      objects: seen.workloads.data && told,
      events: events.data,
      nodeServices: nodeServices.data,
      reachability: reachability.data,
      manifests: manifests.data,
      errorLines: errorLines.data,
      calls: calls.data,
      logs: logs.data,
      metrics: metrics.series,
    },
    observations: {
      ...seen,
      events,
      nodeServices,
      reachability,
      manifests,
      errorLines,
      calls,
      logs,
      ...metrics.observations,
    },
  };
}

/** What is read of metrics: by meaning, so that each answer stays whole. */
const meanings = {
  latency: isLatency,
  traffic: isTraffic,
  processor: (name: string) => isThrottling(name) || isProcessorUse(name),
  segments: isRetransmission,
} as const;

async function measured({ window }: Pick<Task, 'window'>, { metrics }: InvestigationContext['signals']) {
  const catalogue = await metrics.catalogue({ window });
  const known = [...new Set(catalogue.data?.flatMap(({ names }) => names))].sort();
  const asked = Object.entries(meanings).map(async ([source, means]) => {
    const names = known.filter(means);
    return [source, names.length > 0 ? await metrics.range({ names, window }) : catalogue] as const;
  });
  const looks = await Promise.all(asked);
  const series = looks.flatMap(([, look]) =>
    look === catalogue ? [] : ((look.data ?? []) as readonly MetricSeries[]),
  );
  return {
    series: countersAsRates(series),
    observations: Object.fromEntries(looks) as Record<keyof typeof meanings, Observation>,
  };
}
