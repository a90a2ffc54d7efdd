import type { Node } from '@compass/agent-sdk';
import { isReady, isUnwell, lacking, restartsNow } from '../cluster/health.js';
import { podWarnings, type Cluster, type Workload } from '../cluster/cluster.js';
import type { Check, Seen } from './check.js';

/** Something about an object that its siblings do not have; weights add up as independent doubts. */
interface Oddity {
  readonly weight: number;
  readonly text: string;
}

/** Warnings that are older than this are healed where the object is well. */
const currentMs = 2 * 60_000;
/** What no special check explains weighs less than what one does. */
const least = 0.15;
const cap = 0.65;

export const oddWorkloads: Check = {
  id: 'odd-among-siblings',
  reads: ['workloads', 'services', 'events', 'reachability', 'errorLines', 'calls'],
  because:
    'what only one of many alike does is worth a look, whatever it is; what its callee also does, it may have from there',
  find: (cluster) => {
    const odd = new Map(
      [...cluster.workloads.values()].map((workload) => [workload.name, odditiesOf(workload, cluster)] as const),
    );
    const weights = new Map([...odd].map(([name, found]) => [name, together(found)]));
    return [...odd].flatMap(([name, found]) => {
      const weight = weights.get(name)! * (1 - inherited(name, weights, cluster));
      return weight < least ? [] : [seen(name, found, weight)];
    });
  },
};

const together = (found: readonly Oddity[]): number => 1 - found.reduce((left, { weight }) => left * (1 - weight), 1);

function seen(name: string, found: readonly Oddity[], weight: number): Seen {
  return {
    object: name,
    category: 'kubernetes.unhealthy-workload',
    indicator: 'state',
    strength: cap * weight,
    statement: `${name} stands out among its siblings: ${found.map(({ text }) => text).join('; ')}.`,
    refutations: [`${name} is in the state that its siblings are in.`],
  };
}

/** How far something that it calls, and that is at least as odd, may explain it. */
function inherited(name: string, weights: ReadonlyMap<string, number>, { callees }: Cluster): number {
  const own = weights.get(name) ?? 0;
  const worse = (callees.get(name) ?? []).map((callee) => weights.get(callee) ?? 0).filter((weight) => weight >= own);
  return worse.length > 0 ? 0.4 : 0;
}

function odditiesOf(workload: Workload, cluster: Cluster): Oddity[] {
  const { name, pods, services, controller } = workload;
  const unwell = pods.filter(isUnwell);
  const restarting = pods.filter((pod) => !isUnwell(pod) && restartsNow(pod, cluster.nowMs));
  const warned = podWarnings(cluster, workload).filter(
    ({ lastSeenMs, count }) => count >= 3 && cluster.nowMs - lastSeenMs <= currentMs,
  );
  const own = cluster.services.filter((service) => services.includes(service) || service.name === name);
  const deserted = own.filter(({ ready, type }) => ready.length === 0 && type !== 'ExternalName');
  const tried = cluster.reachability.filter(({ service }) => own.some((one) => one.name === service));
  const missed = tried.filter(({ reached }) => !reached);
  const lines = cluster.errorLines.filter(
    (line) => line.workload === name && (line.atMs === undefined || line.atMs > cluster.alertAtMs - currentMs),
  );
  return [
    ...(unwell.length > 0
      ? [{ weight: 0.7, text: `${unwell.length} of ${pods.length} pods are not ready (${unwell[0]!.status})` }]
      : []),
    ...(unwell.length === 0 && lacking(workload) > 0
      ? [{ weight: 0.7, text: `${lacking(workload)} pods are lacking` }]
      : []),
    ...(controller?.desired === 0 && deserted.length > 0 ? [{ weight: 0.7, text: 'it is scaled to nothing' }] : []),
    ...(restarting.length > 0 ? [{ weight: 0.5, text: `restarted ${restarting[0]!.restarts} times` }] : []),
    ...(warned.length > 0 ? [{ weight: 0.3, text: `${warned[0]!.reason} ${warned[0]!.count} times` }] : []),
    ...(deserted.length > 0 ? [{ weight: 0.5, text: `the service ${deserted[0]!.name} has nobody behind it` }] : []),
    ...(missed.length > 0
      ? [
          {
            weight: 0.4 * (missed.length / tried.length),
            text: `${missed[0]!.service} cannot be reached at port ${missed[0]!.port}`,
          },
        ]
      : []),
    ...(lines.length > 0
      ? [{ weight: Math.min(0.3, 0.06 * lines.length), text: `${lines.length} kind(s) of error lines` }]
      : []),
  ];
}

export const oddNodes: Check = {
  id: 'odd-node',
  reads: ['nodes', 'workloads', 'nodeServices'],
  because: 'a node on which most pods are unwell, while those on others are well, is what they share',
  find: (cluster) => cluster.nodes.flatMap((node) => oddNode(node, cluster)),
};

function oddNode(node: Node, { pods, nodes }: Cluster): Seen[] {
  const share = (name: string) => {
    const here = pods.filter((pod) => pod.node === name);
    return {
      count: here.filter(isUnwell).length,
      share: here.length === 0 ? 0 : here.filter(isUnwell).length / here.length,
    };
  };
  const [own, others] = [
    share(node.name),
    nodes.filter(({ name }) => name !== node.name).map(({ name }) => share(name).share),
  ];
  const pressed = Object.entries(node.conditions).find(([type, { status }]) => type !== 'Ready' && status === 'True');
  const alone = own.count >= 2 && own.share > 2 * Math.max(0, ...others);
  const weight = together([
    ...(isReady(node) ? [] : [{ weight: 0.8, text: '' }]),
    ...(pressed ? [{ weight: 0.7, text: '' }] : []),
    ...(alone ? [{ weight: 0.6 * own.share, text: '' }] : []),
  ]);
  if (weight < least) return [];
  const words = [
    isReady(node) ? '' : `it is ${node.status}`,
    pressed ? `it has ${pressed[0]}` : '',
    alone ? `${own.count} of its pods are not ready` : '',
  ];
  return [
    {
      object: node.name,
      category: 'infrastructure.unhealthy-node',
      indicator: 'state',
      strength: cap * weight,
      statement: `The node ${node.name} stands out among its siblings: ${words.filter((word) => word !== '').join('; ')}.`,
      refutations: [`${node.name} is in the state that other nodes are in.`],
    },
  ];
}
