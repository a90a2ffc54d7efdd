import { workloadOfPod } from './pod-names.js';

interface WorkloadLabel {
  readonly label: string;
  /** Takes what is specific to one copy out of the label's value. */
  readonly reduce?: (value: string) => string;
}

/**
 * Labels that name the owning workload, best first: what the code says of itself, what its controller is called, what its pod is
 * called, what it was scraped as. `exported_*` is Prometheus' name for a series' own label that the scrape's would have hidden.
 */
const workloadLabels: readonly WorkloadLabel[] = [
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
  { label: 'job_name', reduce: workloadOfPod },
  { label: 'exported_pod', reduce: workloadOfPod },
  { label: 'pod', reduce: workloadOfPod },
  { label: 'pod_name', reduce: workloadOfPod },
  { label: 'exported_job' },
  { label: 'job' },
  { label: 'container' },
];

const namespaceLabels = ['exported_namespace', 'namespace', 'kubernetes_namespace', 'k8s_namespace_name'];

/** What measures others: as the value of a label it tells who looked, not who is unwell. */
const exporters =
  /(^|[-/])(kube-state-metrics|node-exporter|blackbox-exporter|cadvisor|kubelet|otel-collector|pushgateway)$/;

/** Who an alert is about. Copies of the workload (pods, instances) are told apart nowhere in it. */
export interface Workload {
  /** Empty when no label names one. */
  readonly name: string;
  /** Empty outside of Kubernetes. */
  readonly namespace: string;
}

/** The workload that owns what the labels describe. An exporter's name is taken only when nothing else is named. */
export function owningWorkload(labels: Readonly<Record<string, string>>): Workload {
  const names = workloadLabels.flatMap(({ label, reduce }) => {
    const value = labels[label]?.trim();
    return value ? [reduce ? reduce(value) : value] : [];
  });
  const namespace = namespaceLabels.map((label) => labels[label]?.trim()).find(Boolean);
  return { name: names.find((name) => !exporters.test(name)) ?? names[0] ?? '', namespace: namespace ?? '' };
}
