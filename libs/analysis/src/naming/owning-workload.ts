import { podPattern, replicaSetPattern, workloadOfPod, workloadOfReplicaSet } from './pod-names.js';

export interface WorkloadLabel {
  readonly label: string;
  /** Of what its value names, where that is one copy of the workload. */
  readonly copy?: Copy;
}

type Copy = keyof typeof copies;

/** Takes what is specific to one copy out of a label's value; the pattern says the same to who reads labels for us. */
const copies = {
  pod: { reduce: workloadOfPod, pattern: podPattern },
  replicaSet: { reduce: workloadOfReplicaSet, pattern: replicaSetPattern },
} as const;

/**
 * Labels that name the owning workload, best first: whom a service mesh saw at work (its own labels are those of who looked), what the code says of itself, what its controller is called, what its pod is
 * called, what it was scraped as, where it runs. `k8s_*` are OpenTelemetry's names, `kube_*` Datadog's; `exported_*` is Prometheus' name for a series' own label that the scrape's would have hidden.
 */
export const workloadLabels: readonly WorkloadLabel[] = [
  { label: 'destination_workload' },
  { label: 'service_name' },
  { label: 'exported_service' },
  { label: 'service' },
  { label: 'app_kubernetes_io_name' },
  { label: 'app' },
  { label: 'application' },
  { label: 'workload' },
  { label: 'deployment' },
  { label: 'statefulset' },
  { label: 'daemonset' },
  { label: 'cronjob' },
  { label: 'k8s_deployment_name' },
  { label: 'k8s_statefulset_name' },
  { label: 'k8s_daemonset_name' },
  { label: 'k8s_cronjob_name' },
  { label: 'kube_deployment' },
  { label: 'kube_stateful_set' },
  { label: 'kube_daemon_set' },
  { label: 'kube_cronjob' },
  { label: 'replicaset', copy: 'replicaSet' },
  { label: 'k8s_replicaset_name', copy: 'replicaSet' },
  { label: 'kube_replica_set', copy: 'replicaSet' },
  { label: 'job_name', copy: 'pod' },
  { label: 'k8s_job_name', copy: 'pod' },
  { label: 'kube_job', copy: 'pod' },
  { label: 'exported_pod', copy: 'pod' },
  { label: 'pod', copy: 'pod' },
  { label: 'pod_name', copy: 'pod' },
  { label: 'k8s_pod_name', copy: 'pod' },
  { label: 'exported_job' },
  { label: 'job' },
  { label: 'container' },
  { label: 'k8s_container_name' },
  { label: 'kube_container_name' },
  { label: 'host' },
];

const namespaceLabels = [
  'exported_namespace',
  'namespace',
  'kubernetes_namespace',
  'k8s_namespace_name',
  'kube_namespace',
];

/** What Kubernetes labels the pods of one revision with, and names their ReplicaSet by. */
const templateHashLabels = ['pod_template_hash', 'label_pod_template_hash', 'k8s_pod_label_pod_template_hash'];

/** A whole name of what measures others: as the value of a label it tells who looked, not who is unwell. RE2 reads it alike. */
export const exporterPattern =
  '(?:.*[-/])?(?:kube-state-metrics|(?:node|windows|blackbox)[-_]exporter|cadvisor|kubelet|otel-collector|pushgateway)';
const exporters = new RegExp(`^${exporterPattern}$`);

/** What of a label's whole value names the workload, as a regular expression with one group. */
export const workloadPattern = ({ copy }: WorkloadLabel): string => (copy ? copies[copy].pattern : '(.+)');

/** Who an alert is about. Copies of the workload (pods, instances) are told apart nowhere in it. */
export interface Workload {
  /** Empty when no label names one. */
  readonly name: string;
  /** Empty outside of Kubernetes. */
  readonly namespace: string;
}

/** Labels of a machine, best first; an instance is one where its exporter alone is named. */
const machineLabels = [
  ...['node', 'kubernetes_node', 'k8s_node_name', 'kube_node', 'nodename', 'hostname', 'host_name'],
  'instance',
];
const address = /^(localhost|[\d.]+|\[?[\da-f]*:[\da-f:]*\]?)$/i;

/** The machine that the labels name, without port; an address names nobody. */
function machineOf(labels: Readonly<Record<string, string>>): string | undefined {
  return machineLabels
    .map((label) => labels[label]?.trim().replace(/:\d+$/, ''))
    .find((name) => name && !address.test(name));
}

/** The workload that owns what the labels describe, else the machine. An exporter's name is taken only when nothing else is named. */
export function owningWorkload(labels: Readonly<Record<string, string>>): Workload {
  const templateHash = templateHashLabels.map((label) => labels[label]?.trim()).find(Boolean);
  const names = workloadLabels.flatMap(({ label, copy }) => {
    const value = labels[label]?.trim();
    return value ? [copy ? copies[copy].reduce(value, templateHash) : value] : [];
  });
  const namespace = namespaceLabels.map((label) => labels[label]?.trim()).find(Boolean);
  const name = names.find((one) => !exporters.test(one)) ?? machineOf(labels) ?? names[0] ?? '';
  return { name, namespace: namespace ?? '' };
}
