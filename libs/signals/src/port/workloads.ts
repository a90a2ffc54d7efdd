import type { TimeWindow } from '@compass/kernel';
import type { KubernetesObject, ObjectKind } from './kubernetes-objects.js';

/** Which objects to read, as they stand at the window's end. */
export interface WorkloadObjectsRequest {
  /** Absent or empty: every kind. */
  readonly kinds?: readonly ObjectKind[] | undefined;
  readonly window: TimeWindow;
}

export interface WorkloadsRequest {
  readonly window: TimeWindow;
}

/** Something that the cluster said about one of its objects. Repetitions are one event, as the cluster counts them. */
export interface WorkloadEvent {
  readonly type: 'Normal' | 'Warning';
  /** For example FailedScheduling. */
  readonly reason: string;
  readonly objectKind: ObjectKind;
  readonly objectName: string;
  /** Who says so, for example kubelet; empty when not recorded. */
  readonly source: string;
  readonly message: string;
  /** How often it was said. */
  readonly count: number;
  /** Environment's time, to the precision of the age that the cluster tells. */
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** A service of the host's own service manager, or of the control plane, on one node. */
export interface NodeService {
  readonly node: string;
  /** For example kubelet. */
  readonly service: string;
  /** For example active, inactive, failed, activating. */
  readonly state: string;
  /** When it came into that state; absent when not told. */
  readonly sinceMs?: number;
  /** The last lines that it logged. */
  readonly lines: readonly string[];
}

/** Whether a service's port could be connected to, from inside the cluster. */
export interface Reachability {
  readonly service: string;
  readonly port: number;
  /** The node that it was tried from; absent when not told. */
  readonly fromNode?: string;
  readonly reached: boolean;
}

/**
 * An object as it was declared, in the platform's own words: what `kubectl get -o yaml` shows of metadata, spec and data. Secret values
 * are never shown: what is no address, port, user or database name is replaced by a fingerprint, so that values can be compared.
 */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The workload with which it was declared. */
  readonly workload: string;
  readonly spec: unknown;
}

/** Lines of a workload's containers that tell of errors or warnings, newest last, as far as they were kept. */
export interface ErrorLine {
  readonly workload: string;
  /** `previous`: of the container before its last restart. */
  readonly container: 'current' | 'previous';
  readonly text: string;
  /** Lines like it; at least 1. */
  readonly count: number;
  readonly atMs?: number;
}

/** Which workload calls which, as the platform's catalogue has it. */
export interface DeclaredCall {
  readonly caller: string;
  readonly callee: string;
}

export type WorkloadObjects = readonly KubernetesObject[];
