/** Letters and digits that Kubernetes draws name suffixes from: without vowels, 0, 1 and 3, so that no words arise. */
const drawn = '[bcdfghjklmnpqrstvwxz2456789]';

const replicaSetSuffix = new RegExp(`-${drawn}{6,10}$`);

/** How the controllers of Kubernetes name their pods: <workload> and then one of these. The longest comes first. */
const podSuffixes = [
  { controller: 'CronJob', suffix: new RegExp(`-\\d{8,10}-${drawn}{5}$`) },
  { controller: 'Deployment', suffix: new RegExp(`-${drawn}{6,10}-${drawn}{5}$`) },
  { controller: 'DaemonSet or Job', suffix: new RegExp(`-${drawn}{5}$`) },
  { controller: 'StatefulSet', suffix: /-\d{1,4}$/ },
];

/**
 * The workload that a pod belongs to, by its name; a name without a known suffix is taken as it is.
 * @param templateHash of its labels, which says for certain where the name of its Deployment ends
 */
export function workloadOfPod(pod: string, templateHash?: string): string {
  const end = templateHash ? pod.lastIndexOf(`-${templateHash}-`) : -1;
  if (end > 0) return pod.slice(0, end);
  for (const { suffix } of podSuffixes) {
    const workload = pod.replace(suffix, '');
    if (workload !== pod && workload !== '') return workload;
  }
  return pod;
}

/** The Deployment that a ReplicaSet is a revision of. */
export function workloadOfReplicaSet(replicaSet: string): string {
  return replicaSet.replace(replicaSetSuffix, '') || replicaSet;
}
