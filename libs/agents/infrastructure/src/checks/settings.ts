import { lineText } from '@compass/analysis';
import { isUnwell, restartsNow } from '../cluster/health.js';
import { declaredAt, declaredPod, podWarnings, type Cluster, type Workload } from '../cluster/cluster.js';
import { fitting, shown, told, type Check, type Seen } from './check.js';

const each = (cluster: Cluster, find: (workload: Workload) => Seen[]): Seen[] =>
  [...cluster.workloads.values()].flatMap(find);

export const zeroReplicas: Check = {
  id: 'zero-replicas',
  reads: ['workloads', 'services', 'calls', 'manifests'],
  because: 'a workload that somebody calls, or that was declared with replicas, and is wanted with none',
  find: (cluster) =>
    each(cluster, ({ name, controller, services, declared }) => {
      if (!controller || controller.kind === 'DaemonSet' || controller.desired > 0) return [];
      const spec = declared.find(({ kind }) => kind === controller.kind);
      const wanted = spec ? Number(declaredAt(spec.spec, 'spec', 'replicas') ?? 1) : 0;
      const callers = [...cluster.callees].filter(([, callees]) => callees.includes(name)).map(([caller]) => caller);
      if (wanted === 0 && services.length === 0 && callers.length === 0) return [];
      const asked = wanted > 0 ? `, and was declared with ${wanted}` : '';
      return [
        {
          object: name,
          category: 'kubernetes.zero-replicas',
          indicator: 'replicas',
          strength: callers.length > 0 || wanted > 0 ? told : shown,
          statement: `${controller.kind} ${name} is scaled to 0 replicas${asked}${callers.length > 0 ? `; ${callers.slice(0, 4).join(', ')} call it` : ''}.`,
          refutations: [`${name} has replicas, or nobody calls it.`],
        },
      ];
    }),
};

const portTaken = /port \d+ (?:is |was )?already in use|address already in use|EADDRINUSE|PortInUse/i;

export const sidecars: Check = {
  id: 'sidecar-port',
  reads: ['workloads', 'errorLines', 'logs'],
  because: 'containers of a pod share its ports: the second to open one fails, and says so',
  find: (cluster) =>
    each(cluster, (workload) => {
      const { name, pods } = workload;
      const pod = pods.find((one) => isUnwell(one) || restartsNow(one, cluster.nowMs));
      if (!pod || pod.containers.filter(({ init }) => !init).length < 2) return [];
      const line = cluster.logLines.find((one) => one.workload === name && portTaken.test(one.text));
      const shared = sharedPort(
        pod.containers.filter(({ init }) => !init),
        pod.annotations,
      );
      if (!line && shared === undefined) return [];
      return [
        {
          object: name,
          category: 'kubernetes.sidecar-port-conflict',
          indicator: 'port',
          strength: line ? told : fitting,
          statement: `Two containers of ${pod.name} want the same port${shared === undefined ? '' : ` ${shared}`}${line ? `: "${lineText(line.text, 200)}"` : ''}.`,
          refutations: ['Both containers run.'],
        },
      ];
    }),
};

/** A port that two containers declare, or that an annotation gives to a sidecar. */
function sharedPort(
  containers: readonly { readonly ports: readonly { readonly port: number }[] }[],
  annotations: Readonly<Record<string, string>>,
): number | undefined {
  const declared = containers.flatMap(({ ports }) => [...new Set(ports.map(({ port }) => port))]);
  const twice = declared.find((port, index) => declared.indexOf(port) !== index);
  const given = Object.values(annotations).flatMap((text) =>
    [...text.matchAll(/"?\w*[pP]ort"?: ?"?(\d{2,5})/g)].map(([, port]) => Number(port)),
  );
  return twice ?? declared.find((port) => given.includes(port));
}

const unresolved =
  /UnknownHost|Name or service not known|name resolution|no such host|getaddrinfo|ENOTFOUND|EAI_AGAIN|could not resolve|failed to resolve|DNS resolution failed|nodename nor servname/i;
/** Where clusters and their nodes answer for names: the service of the cluster, or a cache on the node. */
const nodeCache = /^169\.254\./;

export const names: Check = {
  id: 'name-resolution',
  reads: ['workloads', 'manifests', 'services', 'errorLines', 'logs', 'events'],
  because: 'a pod that asks a name server that the cluster does not have finds nobody, and its errors say so',
  find: (cluster) =>
    each(cluster, (workload) => {
      const { name, pods } = workload;
      const servers = declaredAt(declaredPod(workload), 'dnsConfig', 'nameservers');
      const own = declaredAt(declaredPod(workload), 'dnsPolicy') === 'None';
      const foreign =
        own && Array.isArray(servers) ? servers.map(String).filter((address) => !knows(cluster, address)) : [];
      const lines = cluster.logLines.filter((one) => one.workload === name && unresolved.test(one.text));
      const unwell = pods.some((pod) => isUnwell(pod) || restartsNow(pod, cluster.nowMs));
      const warned = podWarnings(cluster, workload).find(({ reason }) => reason === 'DNSConfigForming');
      if (foreign.length === 0 && (lines.length === 0 || !unwell)) return [];
      const says = lines[0] ? `; it says "${lineText(lines[0].text, 160)}"` : '';
      const cause =
        foreign.length > 0
          ? `asks ${foreign.join(', ')} for names, which is no name server of the cluster`
          : 'cannot resolve names';
      return [
        {
          object: name,
          category: foreign.length > 0 ? 'kubernetes.name-server' : 'network.dns',
          indicator: 'dnsConfig',
          strength: foreign.length > 0 ? told : fitting,
          ...(warned && { onsetMs: warned.firstSeenMs }),
          statement: `${name} ${cause}${says}.`,
          refutations: [`${name} resolves the names that it calls.`],
        },
      ];
    }),
};

const knows = ({ services }: Cluster, address: string): boolean =>
  nodeCache.test(address) || services.some(({ clusterIp, name }) => clusterIp === address && /dns/.test(name));
