import { lineText } from '@compass/analysis';
import type { Node, Pod, WorkloadEvent } from '@compass/agent-sdk';
import { isReady, isUnwell } from '../cluster/health.js';
import { selects, warningsOf, type Cluster, type Workload } from '../cluster/cluster.js';
import { requiredAffinity } from '../cluster/affinity.js';
import { told, type Check, type Seen } from './check.js';

/** Why nodes were refused, in the scheduler's words. */
interface Refusal {
  readonly nodes: number;
  readonly reason: string;
}

/** `0/4 nodes are available: 1 node(s) were unschedulable, 3 Insufficient cpu. preemption: …` */
function refusalsOf(message: string): Refusal[] {
  const listed = /nodes are available: (.*?)(?:\. preemption:|\.?$)/s.exec(message)?.[1] ?? '';
  return listed
    .split(/, (?=\d+ )/)
    .map((part) => /^(\d+) (?:node\(s\) )?(.*)$/s.exec(part))
    .flatMap((match) => (match ? [{ nodes: Number(match[1]), reason: match[2]! }] : []));
}

/** Taints that the control plane itself puts on nodes in trouble. */
const nodeTrouble =
  /node\.kubernetes\.io\/(unreachable|not-ready|network-unavailable|disk-pressure|memory-pressure|pid-pressure)/;

interface Reason {
  readonly pattern: RegExp;
  readonly category: string;
  /** In words, what stands in the way. */
  readonly means: string;
}

const reasons: readonly Reason[] = [
  {
    pattern: /Insufficient cpu/,
    category: 'kubernetes.cpu-capacity',
    means: 'it asks for more CPU than any node has left',
  },
  {
    pattern: /Insufficient memory/,
    category: 'kubernetes.memory-capacity',
    means: 'it asks for more memory than any node has left',
  },
  {
    pattern: /anti-affinity/,
    category: 'kubernetes.pod-anti-affinity',
    means: 'its anti-affinity rules keep it away from pods that are everywhere',
  },
  {
    pattern: /node affinity\/selector|node selector|node affinity/,
    category: 'kubernetes.node-affinity',
    means: 'no node fits its affinity',
  },
  { pattern: /untolerated taint/, category: 'kubernetes.taint', means: 'it does not tolerate a taint of the nodes' },
  { pattern: /unschedulable/, category: 'kubernetes.cordon', means: 'the nodes that it may use are cordoned' },
];

export const scheduling: Check = {
  id: 'unschedulable-pod',
  reads: ['workloads', 'events', 'nodes', 'manifests'],
  because: 'the scheduler names what stands in the way of each node',
  find: (cluster) => [...cluster.workloads.values()].flatMap((workload) => unschedulable(workload, cluster)),
};

function unschedulable(workload: Workload, cluster: Cluster): Seen[] {
  const pod = workload.pods.find((one) => isUnwell(one) && one.node === '');
  const event = pod && warningsOf(cluster, 'Pod', pod.name).find(({ reason }) => reason === 'FailedScheduling');
  if (!event || /PersistentVolumeClaim|persistentvolumeclaim/.test(event.message)) return [];
  const refusals = refusalsOf(event.message);
  const named = refusals.flatMap((refusal) => {
    const reason = reasons.find(({ pattern }) => pattern.test(refusal.reason));
    return reason && !nodeTrouble.test(refusal.reason) ? [{ ...refusal, reason }] : [];
  });
  const [most] = named.sort((a, b) => b.nodes - a.nodes || reasons.indexOf(a.reason) - reasons.indexOf(b.reason));
  if (!most) return [];
  const blocked = refusals.some(({ reason }) => nodeTrouble.test(reason));
  const { category, means } = refined(most.reason, pod, workload, cluster);
  return [seen(workload, event, { category, means }, blocked)];
}

function seen(
  { name }: Workload,
  event: WorkloadEvent,
  { category, means }: Pick<Reason, 'category' | 'means'>,
  blocked: boolean,
): Seen {
  return {
    object: name,
    category,
    indicator: 'FailedScheduling',
    strength: blocked ? told / 2 : told,
    onsetMs: event.firstSeenMs,
    statement: `A pod of ${name} waits for a node because ${means}: "${lineText(event.message.split(' preemption:')[0]!, 300)}"${blocked ? '; a node is out of order at the same time' : ''}.`,
    refutations: ['The pod was given a node since.', 'Other pods with the same demands are given nodes.'],
  };
}

/** Affinity and selector are one reason to the scheduler, and a node that fits may be closed for another reason. */
function refined(reason: Reason, pod: Pod, workload: Workload, { nodes }: Cluster): Pick<Reason, 'category' | 'means'> {
  if (reason.category !== 'kubernetes.node-affinity') return reason;
  const selector = Object.entries(pod.nodeSelector).map(([key, value]) => `${key}=${value}`);
  const chosen = selector.length > 0 ? nodes.filter(({ labels }) => selects(pod.nodeSelector, labels)) : nodes;
  const affinity = requiredAffinity(workload);
  const fit = (affinity ? chosen.filter(({ labels }) => affinity.fits(labels)) : chosen).filter(isWorker);
  if (chosen.filter(isWorker).length === 0)
    return {
      category: 'kubernetes.node-selector',
      means: `no node has the label ${selector.join(',')} that it selects`,
    };
  if (fit.length === 0 || (selector.length === 0 && !affinity)) return reason;
  return closed(fit, affinity ? 'the affinity that it asks for' : selector.join(','));
}

/** Nodes of the control plane are closed to workloads by design: to ask for one is the workload's mistake. */
const isWorker = ({ roles }: Node): boolean => !/master|control-plane/.test(roles);

function closed(fit: readonly Node[], selector: string): Pick<Reason, 'category' | 'means'> {
  const names = fit.map(({ name }) => name).join(', ');
  if (fit.every(({ unschedulable: cordoned }) => cordoned))
    return { category: 'kubernetes.cordon', means: `the only nodes with ${selector} (${names}) are cordoned` };
  if (fit.every((node) => node.taints.length > 0))
    return {
      category: 'kubernetes.taint',
      means: `the only nodes with ${selector} (${names}) have taints that it does not tolerate`,
    };
  const ready = fit.filter(isReady).length;
  return {
    category: 'kubernetes.node-selector',
    means: `of the nodes with ${selector} (${names}) ${ready} are ready, and none takes it`,
  };
}
