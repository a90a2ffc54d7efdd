import { lineText } from '@compass/analysis';
import type { Node, NodeService, Pod } from '@compass/agent-sdk';
import { isReady, isUnwell } from '../cluster/health.js';
import { warningsOf, type Cluster } from '../cluster/cluster.js';
import { shown, told, fitting, type Check, type Seen } from './check.js';

const services: readonly { readonly pattern: RegExp; readonly category: string; readonly means: string }[] = [
  { pattern: /^kubelet/, category: 'infrastructure.kubelet-down', means: 'starts no pods, and reports no state' },
  {
    pattern: /^kube-proxy/,
    category: 'infrastructure.kube-proxy-down',
    means: 'leads services’ addresses nowhere, or to pods of yesterday',
  },
  {
    pattern: /^(containerd|docker|cri-?o|crio)/,
    category: 'infrastructure.container-runtime-down',
    means: 'starts no containers',
  },
  { pattern: /^kube-scheduler/, category: 'infrastructure.scheduler-down', means: 'gives no pod a node' },
  {
    pattern: /^(coredns|node-local-dns|systemd-resolved|dnsmasq)/,
    category: 'network.dns',
    means: 'resolves no names',
  },
];
const meaningOf = (service: string) =>
  services.find(({ pattern }) => pattern.test(service)) ?? {
    category: 'infrastructure.host-service-down',
    means: 'does not do its work',
  };

export const hostServices: Check = {
  id: 'stopped-host-service',
  reads: ['nodeServices', 'nodes', 'workloads'],
  because: 'a service manager knows whether what it was told to run is running',
  find: ({ nodeServices }) =>
    nodeServices.filter(({ state }) => state !== 'active' && state !== 'reloading').map(stopped),
};

function stopped({ node, service, state, sinceMs }: NodeService): Seen {
  const { category, means } = meaningOf(service);
  return {
    object: node,
    category,
    indicator: service,
    strength: told,
    ...(sinceMs !== undefined && { onsetMs: sinceMs }),
    statement: `${service} on ${node} is ${state}: the node ${means}.`,
    refutations: [`${service} on ${node} is active.`],
  };
}

export const silentNodes: Check = {
  id: 'silent-node',
  reads: ['nodes', 'events'],
  because: 'a node that the control plane does not hear from, and what its last words were',
  find: (cluster) => cluster.nodes.filter((node) => !isReady(node)).flatMap((node) => silent(node, cluster)),
};

const runtimeGone =
  /(containerd|docker|crio|cri-dockerd)\S*\.sock\S*: (?:connect: )?(?:no such file|connection refused)|container runtime (?:is down|network not ready)/i;

function silent(node: Node, cluster: Cluster): Seen[] {
  const said = warningsOf(cluster, 'Node', node.name).find(({ message }) => runtimeGone.test(message));
  const ready = node.conditions.Ready;
  const unheard = ready?.status === 'Unknown' || /NodeStatusUnknown/.test(ready?.reason ?? '');
  const category = said || !unheard ? 'infrastructure.container-runtime-down' : 'infrastructure.kubelet-down';
  const words = said ? `: "${lineText(said.message, 200)}"` : unheard ? ': its kubelet stopped reporting' : '';
  return [
    {
      object: node.name,
      category,
      indicator: 'Ready',
      strength: said || unheard ? shown : fitting,
      ...(ready?.sinceMs !== undefined && { onsetMs: ready.sinceMs }),
      statement: `The node ${node.name} is ${node.status}${words}.`,
      refutations: [`${node.name} is ready.`],
    },
  ];
}

export const brokenRuntimes: Check = {
  id: 'unreachable-runtime',
  reads: ['events', 'workloads', 'nodes'],
  because: 'kubelets that cannot reach their container runtime say so for each pod that they should start',
  find: (cluster) => {
    const unwell = cluster.pods.filter((pod) => isUnwell(pod) && pod.node !== '');
    const suffering = unwell.filter(({ name }) =>
      warningsOf(cluster, 'Pod', name).some(({ message }) => runtimeGone.test(message)),
    );
    return [...Map.groupBy(suffering, ({ node }) => node)].map(([node, pods]) => ({
      object: node,
      category: 'infrastructure.container-runtime-down',
      indicator: 'container runtime',
      strength: shown,
      statement: `Pods on ${node} (${pods.length}, of ${pods
        .slice(0, 3)
        .map(({ workload }) => workload)
        .join(', ')}) are not started: the kubelet cannot reach the container runtime.`,
    }));
  },
};

/** Of a pod that is only listed, nobody read what was said about it. */
const isDescribed = ({ containers }: Pod): boolean => containers.length > 0;

export const unattendedPods: Check = {
  id: 'unattended-pod',
  reads: ['workloads', 'events', 'nodes'],
  because: 'a pod that waits for a node, and about which no scheduler said a word, was not looked at',
  find: (cluster) => {
    const waiting = cluster.pods.filter((pod) => pod.node === '' && pod.status === 'Pending' && isDescribed(pod));
    const unattended = waiting.filter(
      ({ name }) => !cluster.events.some(({ objectName, objectKind }) => objectKind === 'Pod' && objectName === name),
    );
    const [master, ...others] = cluster.nodes.filter(({ roles }) => /master|control-plane/.test(roles));
    if (unattended.length === 0 || !master) return [];
    return [
      {
        object: master.name,
        category: 'infrastructure.scheduler-down',
        indicator: 'scheduler',
        strength: others.length > 0 ? fitting : shown,
        statement: `Pods (${unattended.length}, of ${unattended
          .slice(0, 3)
          .map(({ workload }) => workload)
          .join(', ')}) wait for a node, and no scheduler said why.`,
        refutations: ['The scheduler gives other pods nodes meanwhile.'],
      },
    ];
  },
};

export const unroutedNodes: Check = {
  id: 'unrouted-node',
  reads: ['reachability', 'nodes'],
  because: 'services that are reached from other nodes and not from this one: its own rules are to blame',
  find: ({ reachability }) => {
    const byNode = Map.groupBy(
      reachability.filter(({ fromNode }) => fromNode !== undefined),
      ({ fromNode }) => fromNode!,
    );
    const failed = (node: string) =>
      byNode
        .get(node)!
        .filter(
          ({ reached, service, port }) =>
            !reached &&
            reachability.some(
              (other) => other.service === service && other.port === port && other.fromNode !== node && other.reached,
            ),
        );
    return [...byNode.keys()].flatMap((node) => {
      const lost = failed(node);
      if (lost.length < 3 || lost.length < byNode.get(node)!.length / 2) return [];
      return [
        {
          object: node,
          category: 'infrastructure.kube-proxy-down',
          indicator: 'reachability',
          strength: fitting,
          statement: `${lost.length} of ${byNode.get(node)!.length} services are not reached from ${node}, and are from other nodes.`,
        },
      ];
    });
  },
};
