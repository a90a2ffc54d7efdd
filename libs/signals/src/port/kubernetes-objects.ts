/** What every object has. */
interface Named {
  readonly name: string;
  /** Empty for objects of the whole cluster. */
  readonly namespace: string;
  readonly labels: Labels;
}

export type Labels = Readonly<Record<string, string>>;

/** Cores and bytes; what is not set is absent. */
export interface Resources {
  readonly cpu?: number;
  readonly memory?: number;
}

export interface Probe {
  readonly role: 'liveness' | 'readiness' | 'startup';
  readonly handler: 'http' | 'grpc' | 'tcp' | 'exec';
  /** As written; absent for exec and for named ports that were not resolved. */
  readonly port?: number;
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  readonly periodSeconds: number;
  readonly failures: number;
}

export interface ContainerState {
  readonly state: 'waiting' | 'running' | 'terminated' | 'unknown';
  /** For example CrashLoopBackOff, OOMKilled; empty when there is none. */
  readonly reason: string;
  readonly message: string;
  readonly exitCode?: number;
  readonly startedAtMs?: number;
  readonly finishedAtMs?: number;
}

/** Where a container takes its environment from, or a volume its files. */
export interface Reference {
  readonly kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';
  readonly name: string;
  readonly optional: boolean;
}

/** A container of a pod, or of a controller's template; then it has no state. */
export interface Container {
  readonly name: string;
  readonly init: boolean;
  readonly image: string;
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
  readonly arguments: readonly string[];
  readonly requests: Resources;
  readonly limits: Resources;
  readonly probes: readonly Probe[];
  /** Plain values only; long ones are cut. */
  readonly environment: Readonly<Record<string, string>>;
  readonly from: readonly Reference[];
  readonly now?: ContainerState;
  readonly before?: ContainerState;
  readonly ready?: boolean;
  readonly restarts?: number;
}

export interface Pod extends Named {
  readonly kind: 'Pod';
  /** Name of the workload at the top of its owners (Deployment, StatefulSet, DaemonSet); its own when nobody owns it. */
  readonly workload: string;
  /** As a list of pods shows it, for example Running, CrashLoopBackOff, Init:0/1. */
  readonly status: string;
  readonly node: string;
  readonly ip: string;
  readonly readyContainers: number;
  readonly allContainers: number;
  readonly restarts: number;
  readonly lastRestartMs?: number;
  readonly createdAtMs?: number;
  readonly serviceAccount: string;
  readonly nodeSelector: Labels;
  readonly tolerations: readonly string[];
  readonly annotations: Labels;
  /** Condition type to whether it holds. */
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly containers: readonly Container[];
  readonly volumes: readonly Reference[];
}

export interface Controller extends Named {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet';
  readonly workload: string;
  readonly selector: Labels;
  readonly desired: number;
  readonly current: number;
  readonly available: number;
  readonly createdAtMs?: number;
  readonly templateLabels: Labels;
  readonly serviceAccount: string;
  readonly nodeSelector: Labels;
  readonly containers: readonly Container[];
  readonly volumes: readonly Reference[];
}

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** A number, or the name of a container's port; empty where nobody told. */
  readonly target: string;
  readonly protocol: string;
}

/** A service, with the addresses behind it. */
export interface ClusterService extends Named {
  readonly kind: 'Service';
  readonly type: string;
  readonly clusterIp: string;
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  readonly ready: readonly string[];
  readonly notReady: readonly string[];
}

export interface Node extends Named {
  readonly kind: 'Node';
  /** As a list of nodes shows it, for example Ready,SchedulingDisabled. */
  readonly status: string;
  readonly roles: string;
  readonly unschedulable: boolean;
  /** key=value:effect */
  readonly taints: readonly string[];
  readonly conditions: Readonly<
    Record<string, { readonly status: string; readonly reason: string; readonly sinceMs?: number }>
  >;
  readonly addresses: readonly string[];
  readonly allocatable: Resources;
  readonly requested: Resources;
}

export interface VolumeClaim extends Named {
  readonly kind: 'PersistentVolumeClaim';
  readonly phase: string;
  readonly volume: string;
  readonly storageClass: string;
  readonly capacityBytes?: number;
  readonly accessModes: readonly string[];
  /** Pods. */
  readonly usedBy: readonly string[];
}

export interface Volume extends Named {
  readonly kind: 'PersistentVolume';
  readonly phase: string;
  /** namespace/name; empty when not claimed. */
  readonly claim: string;
  readonly storageClass: string;
  readonly capacityBytes?: number;
  readonly accessModes: readonly string[];
}

export interface Quota extends Named {
  readonly kind: 'ResourceQuota';
  /** Cores, bytes, or counts. */
  readonly limits: readonly { readonly resource: string; readonly used: number; readonly hard: number }[];
}

/** Objects of which little but their existence matters. */
export interface PlainObject extends Named {
  readonly kind: 'ServiceAccount' | 'Secret' | 'ConfigMap' | 'StorageClass' | 'Namespace' | 'NetworkPolicy';
  /** Of a ConfigMap; long texts are cut. */
  readonly data: Readonly<Record<string, string>>;
}

export type KubernetesObject = Pod | Controller | ClusterService | Node | VolumeClaim | Volume | Quota | PlainObject;
export type ObjectKind = KubernetesObject['kind'];

export const objectKinds = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Service',
  'Node',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'ResourceQuota',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'Namespace',
  'NetworkPolicy',
] as const satisfies readonly ObjectKind[];
