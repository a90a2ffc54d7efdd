import type { Node } from '@compass/agent-sdk';
import type { Cluster } from '../cluster/cluster.js';
import { isReady, isUnwell, lacking } from '../cluster/health.js';
import { cap, least, together, type Check, type Oddity, type Seen } from './check.js';

export const oddNodes: Check = {
  id: 'odd-node',
  reads: ['nodes', 'workloads', 'nodeServices'],
  because: 'a node on which most pods are unwell, or that lacks what others have, is what its pods share',
  find: (cluster) =>
    cluster.nodes.flatMap((node) => seen(node.name, 'infrastructure.unhealthy-node', odditiesOfNode(node, cluster))),
};

export const oddNamespaces: Check = {
  id: 'odd-namespace',
  reads: ['settings', 'workloads'],
  because:
    'where a limit of a namespace is reached and pods that are wanted were never made, the limit is what they share',
  find: (cluster) =>
    namespacesOf(cluster).flatMap((name) => seen(name, 'kubernetes.quota', odditiesOfNamespace(name, cluster))),
};

function seen(object: string, category: string, oddities: readonly Oddity[]): Seen[] {
  const weight = together(oddities);
  if (weight < least) return [];
  return [
    {
      object,
      category,
      indicator: 'state',
      strength: cap * weight,
      statement: `${object} stands out among its siblings: ${oddities.map(({ text }) => text).join('; ')}.`,
      refutations: [`${object} is in the state that others are in.`],
    },
  ];
}

/** How odd what a workload stands on is: the worst of its nodes and its namespace. */
export function oddPlaces(cluster: Cluster): ReadonlyMap<string, number> {
  return new Map([
    ...cluster.nodes.map((node) => [node.name, together(odditiesOfNode(node, cluster))] as const),
    ...namespacesOf(cluster).map((name) => [name, together(odditiesOfNamespace(name, cluster))] as const),
  ]);
}

const namespacesOf = ({ quotas }: Cluster): string[] => [...new Set(quotas.map(({ namespace }) => namespace))];

function odditiesOfNode(node: Node, { pods, nodes, nodeServices }: Cluster): Oddity[] {
  const share = (name: string) => {
    const here = pods.filter((pod) => pod.node === name);
    return { count: here.filter(isUnwell).length, share: here.filter(isUnwell).length / Math.max(1, here.length) };
  };
  const own = share(node.name);
  const others = nodes.filter(({ name }) => name !== node.name).map(({ name }) => share(name).share);
  const pressed = Object.entries(node.conditions).find(([type, { status }]) => type !== 'Ready' && status === 'True');
  const alone = own.count >= 2 && own.share > 2 * Math.max(0, ...others);
  const stopped = nodeServices.filter(({ node: name, state }) => name === node.name && state !== 'active');
  return [
    ...(isReady(node) ? [] : [{ weight: 0.9, text: `it is ${node.status}` }]),
    ...(pressed ? [{ weight: 0.7, text: `it has ${pressed[0]}` }] : []),
    ...(stopped.length > 0 ? [{ weight: 0.8, text: `${stopped[0]!.service} does not run there` }] : []),
    ...(alone ? [{ weight: 0.6 * own.share, text: `${own.count} of its pods are not ready` }] : []),
  ];
}

/** What is left may be too little for what was asked. */
const nearlyFull = 0.7;

function odditiesOfNamespace(name: string, { quotas, workloads }: Cluster): Oddity[] {
  const full = quotas
    .filter(({ namespace }) => namespace === name)
    .flatMap(({ limits }) => limits.filter(({ used, hard }) => used >= nearlyFull * hard));
  const neverMade = [...workloads.values()].filter(
    (one) => one.namespace === name && one.pods.length === 0 && lacking(one) > 0,
  );
  return [
    ...(full.length > 0 ? [{ weight: 0.4, text: `little or nothing is left of ${full[0]!.resource}` }] : []),
    ...(full.length > 0 && neverMade.length > 0
      ? [{ weight: 0.8, text: `no pod of ${neverMade[0]!.name} was ever made` }]
      : []),
  ];
}
