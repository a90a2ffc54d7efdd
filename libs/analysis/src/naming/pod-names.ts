/** Letters and digits that Kubernetes draws name suffixes from: without vowels, 0, 1 and 3, so that no words arise. */
const drawn = '[bcdfghjklmnpqrstvwxz2456789]';

/** How the controllers of Kubernetes name their pods: <workload> and then one of these. */
const podSuffixes = {
  cronJob: `-\\d{8,10}-${drawn}{5}`,
  deployment: `-${drawn}{6,10}-${drawn}{5}`,
  daemonSetOrJob: `-${drawn}{5}`,
  statefulSet: '-\\d{1,4}',
};

/**
 * The whole name of a pod, its workload in the first group: without the longest suffix that is known. JavaScript, RE2 and so
 * Prometheus read it alike.
 */
export const podPattern = `(.+?)(?:${Object.values(podSuffixes).join('|')})?`;

/** The whole name of a ReplicaSet, the Deployment that it is a revision of in the first group; read as {@link podPattern} is. */
export const replicaSetPattern = `(.+?)(?:-${drawn}{6,10})?`;

/**
 * The workload that a pod belongs to, by its name; a name without a known suffix is taken as it is.
 * @param templateHash of its labels, which says for certain where the name of its Deployment ends
 */
export function workloadOfPod(pod: string, templateHash?: string): string {
  const end = templateHash ? pod.lastIndexOf(`-${templateHash}-`) : -1;
  return end > 0 ? pod.slice(0, end) : firstGroup(pod, podPattern);
}

/** The Deployment that a ReplicaSet is a revision of. */
export const workloadOfReplicaSet = (replicaSet: string): string => firstGroup(replicaSet, replicaSetPattern);

const firstGroup = (name: string, pattern: string): string => new RegExp(`^${pattern}$`).exec(name)?.[1] ?? name;
