/** Letters and digits that Kubernetes draws name suffixes from: without vowels, 0, 1 and 3, so that no words arise. */
const drawn = '[bcdfghjklmnpqrstvwxz2456789]';

/** How the controllers of Kubernetes name their pods: <workload> and then one of these. The longest comes first. */
const podSuffixes = [
  { controller: 'CronJob', suffix: new RegExp(`-\\d{8,10}-${drawn}{5}$`) },
  { controller: 'Deployment', suffix: new RegExp(`-${drawn}{6,10}-${drawn}{5}$`) },
  { controller: 'DaemonSet or Job', suffix: new RegExp(`-${drawn}{5}$`) },
  { controller: 'StatefulSet', suffix: /-\d{1,4}$/ },
];

/** The workload that a pod belongs to, by its name; a name without a known suffix is taken as it is. */
export function workloadOfPod(pod: string): string {
  for (const { suffix } of podSuffixes) {
    const workload = pod.replace(suffix, '');
    if (workload !== pod && workload !== '') return workload;
  }
  return pod;
}
