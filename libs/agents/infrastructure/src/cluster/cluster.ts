import type {
  ClusterService,
  Controller,
  ErrorLine,
  LogTemplate,
  Manifest,
  MetricSeries,
  Node,
  NodeService,
  PlainObject,
  Pod,
  Quota,
  Reachability,
  Volume,
  VolumeClaim,
  WorkloadEvent,
} from '@compass/agent-sdk';
import type { Telemetry } from '../telemetry.js';

/** What makes one kind of pods: the unit that people deploy, alert on and repair. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
  readonly controller?: Controller;
  readonly pods: readonly Pod[];
  /** Services whose selector means its pods. */
  readonly services: readonly ClusterService[];
  /** As declared; absent when nothing was recorded. */
  readonly declared: readonly Manifest[];
}

/** The platform as it stands, arranged by workload. */
export interface Cluster {
  readonly nowMs: number;
  readonly alertAtMs: number;
  readonly alerting: readonly string[];
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly replicaSets: readonly Controller[];
  readonly pods: readonly Pod[];
  readonly services: readonly ClusterService[];
  readonly nodes: readonly Node[];
  readonly claims: readonly VolumeClaim[];
  readonly volumes: readonly Volume[];
  readonly quotas: readonly Quota[];
  readonly plain: readonly PlainObject[];
  readonly events: readonly WorkloadEvent[];
  readonly nodeServices: readonly NodeService[];
  readonly reachability: readonly Reachability[];
  readonly manifests: readonly Manifest[];
  readonly errorLines: readonly ErrorLine[];
  /** Lines of any level: the error lines, and one of each kind of all others. */
  readonly logLines: readonly ErrorLine[];
  readonly metrics: readonly MetricSeries[];
  /** Workload to those that it calls. */
  readonly callees: ReadonlyMap<string, readonly string[]>;
}

const empty = [] as const;

export function clusterOf(telemetry: Telemetry, alertAtMs: number, nowMs: number): Cluster {
  const { objects = empty, events = empty, manifests = empty, calls = empty } = telemetry;
  const of = <K extends string>(...kinds: K[]) =>
    objects.filter((object): object is Extract<(typeof objects)[number], { kind: K }> =>
      (kinds as string[]).includes(object.kind),
    );
  const [pods, services, sets] = [of('Pod'), of('Service'), of('Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet')];
  const controllers = sets.filter(({ kind }) => kind !== 'ReplicaSet');
  const named = (name: string): Workload => {
    const controller = controllers.find((one) => one.name === name);
    const own = pods.filter(({ workload }) => workload === name);
    return {
      name,
      namespace: controller?.namespace ?? own[0]?.namespace ?? '',
      ...(controller && { controller }),
      pods: own,
      services: services.filter((service) =>
        [...own.map(({ labels }) => labels), controller?.templateLabels ?? {}].some((labels) =>
          selects(service.selector, labels),
        ),
      ),
      declared: manifests.filter(({ workload }) => workload === name),
    };
  };
  const names = new Set([...controllers.map(({ name }) => name), ...pods.map(({ workload }) => workload)]);
  return {
    nowMs,
    alertAtMs,
    alerting: telemetry.alerting ?? empty,
    workloads: new Map([...names].sort().map((name) => [name, named(name)])),
    replicaSets: sets.filter(({ kind }) => kind === 'ReplicaSet'),
    pods,
    services,
    nodes: of('Node'),
    claims: of('PersistentVolumeClaim'),
    volumes: of('PersistentVolume'),
    quotas: of('ResourceQuota'),
    plain: of('ServiceAccount', 'Secret', 'ConfigMap', 'StorageClass', 'Namespace', 'NetworkPolicy'),
    events,
    nodeServices: telemetry.nodeServices ?? empty,
    reachability: telemetry.reachability ?? empty,
    manifests,
    errorLines: telemetry.errorLines ?? empty,
    logLines: [...(telemetry.errorLines ?? empty), ...(telemetry.logs?.templates ?? empty).map(lineOf)],
    metrics: telemetry.metrics ?? empty,
    callees: new Map(
      [...Map.groupBy(calls, ({ caller }) => caller)].map(([caller, made]) => [
        caller,
        made.map(({ callee }) => callee),
      ]),
    ),
  };
}

function lineOf({ service, sample, total, lastSeenMs }: LogTemplate): ErrorLine {
  return {
    workload: service,
    container: 'current',
    text: sample,
    count: total,
    ...(lastSeenMs !== undefined && { atMs: lastSeenMs }),
  };
}

/** A selector means the labels that have all of its pairs; an empty one means none. */
export function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(selector);
  return pairs.length > 0 && pairs.every(([key, value]) => labels[key] === value);
}

/** Warnings about an object, newest first. */
export function warningsOf({ events }: Cluster, kind: WorkloadEvent['objectKind'], name: string): WorkloadEvent[] {
  return events
    .filter((event) => event.type === 'Warning' && event.objectKind === kind && event.objectName === name)
    .sort((a, b) => b.lastSeenMs - a.lastSeenMs);
}

/** Warnings about any pod of a workload, newest first. */
export function podWarnings(cluster: Cluster, { pods }: Workload): WorkloadEvent[] {
  return pods.flatMap(({ name }) => warningsOf(cluster, 'Pod', name)).sort((a, b) => b.lastSeenMs - a.lastSeenMs);
}

/** A part of a declared document, by its path; undefined when it is not there. */
export function declaredAt(spec: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
    spec,
  );
}

/** The declared pod template's spec of a workload. */
export function declaredPod({ declared }: Workload): unknown {
  const controller = declared.find(
    ({ kind }) => kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet',
  );
  return declaredAt(controller?.spec, 'spec', 'template', 'spec');
}
