import type { ClusterService, Pod, ServicePort } from '@compass/agent-sdk';
import { lacking } from '../cluster/health.js';
import { declaredAt, declaredPod, selects, type Cluster, type Workload } from '../cluster/cluster.js';
import { fitting, told, shown, type Check, type Seen } from './check.js';

/** The workload that a service was most likely made for: of its name, or declared together with it. */
function ownerOf(service: ClusterService, cluster: Cluster): Workload | undefined {
  const declared = cluster.manifests.find(({ kind, name }) => kind === 'Service' && name === service.name)?.workload;
  return cluster.workloads.get(service.name) ?? cluster.workloads.get(declared ?? '');
}

export const selectors: Check = {
  id: 'service-without-pods',
  reads: ['services', 'workloads'],
  because: 'a service whose selector means no pod has nobody to send requests to, while the pods are there',
  find: (cluster) =>
    cluster.services.flatMap((service): Seen[] => {
      const owner = ownerOf(service, cluster);
      const pods = cluster.pods.filter(({ namespace }) => namespace === service.namespace);
      if (!owner || Object.keys(service.selector).length === 0) return [];
      if (!owner.pods.some(({ labels }) => Object.keys(labels).length > 0)) return [];
      if (pods.some(({ labels }) => selects(service.selector, labels))) return [];
      const text = (labels: Readonly<Record<string, string>>) =>
        Object.entries(labels)
          .map((pair) => pair.join('='))
          .join(',');
      return [
        {
          object: owner.name,
          category: 'kubernetes.service-selector',
          indicator: service.name,
          strength: told,
          statement: `The service ${service.name} selects ${text(service.selector)}, which no pod has; pods of ${owner.name} have ${text(owner.pods[0]!.labels)}.`,
          refutations: [`${service.name} has endpoints.`],
        },
      ];
    }),
};

export const ports: Check = {
  id: 'service-port-mapping',
  reads: ['services', 'workloads'],
  because: 'requests go to the target port; a container that declares its ports listens on no other',
  find: (cluster) =>
    cluster.services.flatMap((service) => {
      const pods = cluster.pods.filter(
        ({ labels, namespace }) => namespace === service.namespace && selects(service.selector, labels),
      );
      return pods.length === 0 ? [] : service.ports.flatMap((port) => mismatch(service, port, pods, cluster));
    }),
};

function mismatch(
  service: ClusterService,
  { port, target, protocol }: ServicePort,
  pods: readonly Pod[],
  cluster: Cluster,
): Seen[] {
  const [pod] = pods;
  const declared = pods.flatMap(({ containers }) =>
    containers.filter(({ init }) => !init).flatMap((container) => container.ports),
  );
  if (!pod || declared.length === 0 || target === '') return [];
  const said = { object: pod.workload, indicator: service.name, strength: told };
  const number = Number(target);
  if (Number.isNaN(number)) return unnamed(service, target, said, cluster);
  const same = declared.filter((one) => one.port === number);
  const list = declared.map((one) => `${one.port}/${one.protocol}`).join(', ');
  if (same.length === 0)
    return [
      {
        ...said,
        category: 'kubernetes.service-port',
        statement: `The service ${service.name} sends port ${port} to ${number}, and the pods of ${pod.workload} listen on ${list}.`,
      },
    ];
  if (same.some((one) => one.protocol === protocol)) return [];
  return [
    {
      ...said,
      category: 'kubernetes.service-protocol',
      statement: `The service ${service.name} serves port ${port} by ${protocol}, and the pods of ${pod.workload} listen on ${list}.`,
    },
  ];
}

/** A target by name must be the name of a container's port; names are told by the declaration alone. */
function unnamed(
  service: ClusterService,
  target: string,
  said: Pick<Seen, 'object' | 'indicator' | 'strength'>,
  { workloads }: Cluster,
): Seen[] {
  const workload = workloads.get(said.object);
  const containers = workload && declaredAt(declaredPod(workload), 'containers');
  if (!Array.isArray(containers)) return [];
  const names = containers.flatMap((one: unknown) => {
    const own = declaredAt(one, 'ports');
    return Array.isArray(own) ? own.map((port: unknown) => declaredAt(port, 'name')) : [];
  });
  if (names.includes(target)) return [];
  const statement = `The service ${service.name} sends requests to the port named ${target}, and no container of ${said.object} has a port of that name.`;
  return [{ ...said, category: 'kubernetes.service-port', statement }];
}

/** What pods answer, and their service does not: fewer attempts are an accident. */
export const unreachedServices: Check = {
  id: 'unreached-service',
  reads: ['services', 'workloads', 'reachability'],
  because:
    'the pods are ready, so their probes are answered; a service in front of them that nobody reaches leads elsewhere',
  find: (cluster) =>
    cluster.services.flatMap((service): Seen[] => {
      const tried = cluster.reachability.filter(({ service: name }) => name === service.name);
      const owner = ownerOf(service, cluster);
      if (!owner || tried.length === 0 || tried.some(({ reached }) => reached)) return [];
      if (service.ready.length === 0 || lacking(owner) > 0 || cluster.reachability.every(({ reached }) => !reached))
        return [];
      return [
        {
          object: owner.name,
          category: 'kubernetes.service-port',
          indicator: service.name,
          strength: fitting,
          statement: `The pods of ${owner.name} are ready, and the service ${service.name} cannot be reached at port ${tried[0]!.port}.`,
          refutations: [`${service.name} can be reached, or its pods answer nobody.`],
        },
      ];
    }),
};

/** Where a container was told to find another service: variable, host and port. */
interface Address {
  readonly workload: string;
  readonly variable: string;
  readonly host: string;
  readonly port: number | undefined;
}

export const addresses: Check = {
  id: 'service-address',
  reads: ['workloads', 'services', 'errorLines', 'logs'],
  because:
    'the cluster’s own names are known: an address that is none of them, or names a port that nobody serves, leads nowhere',
  find: (cluster) => {
    const told_ = [...cluster.workloads.values()].flatMap(addressesOf);
    return told_.flatMap((address) => lost(address, told_, cluster));
  },
};

function addressesOf({ name, pods, controller }: Workload): Address[] {
  const containers = (pods[0]?.containers ?? controller?.containers ?? []).filter(({ init }) => !init);
  const found = containers.flatMap(({ environment }) =>
    Object.entries(environment).flatMap(([variable, value]) => {
      const [, host, port] =
        /^(?:[a-z][a-z0-9+]*:\/\/)?([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)(?::(\d{2,5}))?(?:\/\S*)?$/i.exec(value) ?? [];
      const isAddress =
        host !== undefined && (port !== undefined || /(_HOST|_ADDR|_ADDRESS|_ENDPOINT|_URL)$/.test(variable));
      return isAddress ? [{ workload: name, variable, host, port: port === undefined ? undefined : Number(port) }] : [];
    }),
  );
  return [...new Map(found.map((address) => [address.variable, address])).values()];
}

function lost(address: Address, all: readonly Address[], cluster: Cluster): Seen[] {
  const { workload, variable, host, port } = address;
  const [first, namespace] = host.split('.');
  const ours = cluster.workloads.get(workload)?.namespace;
  const isOurs = namespace === undefined || namespace === ours;
  if (!isOurs || first === 'localhost') return [];
  const service = cluster.services.find(({ name }) => name === first);
  const said = { object: workload, category: 'kubernetes.service-address', indicator: variable };
  const logged = cluster.logLines.filter(({ text }) =>
    text.includes(port === undefined ? host : `${host}:${port}`),
  ).length;
  const also = logged > 0 ? `; error lines that name it: ${logged}` : '';
  const declared = cluster.manifests.some(({ kind, name }) => kind === 'Service' && name === first);
  if (!service && declared) return [];
  if (!service) {
    const sibling = cluster.services.some(({ name }) => resembles(name, first!));
    return sibling || logged > 0
      ? [
          {
            ...said,
            strength: told,
            statement: `${workload} is told to call ${host}${port === undefined ? '' : `:${port}`} (${variable}), and there is no such service${also}.`,
          },
        ]
      : [];
  }
  if (port === undefined || service.ports.some((one) => one.port === port)) return [];
  const others = all.filter(
    (other) =>
      other.host === host && other.workload !== workload && service.ports.some((one) => one.port === other.port),
  );
  const agreed = all.some((other) => other.host === host && other.workload !== workload);
  const meant = cluster.pods.some(
    ({ labels, containers }) =>
      selects(service.selector, labels) && containers.some((one) => one.ports.some((own) => own.port === port)),
  );
  const alone = others.length > 0 || (!agreed && !meant);
  const served = service.ports.map((one) => one.port).join(', ');
  if (alone)
    return [
      {
        ...said,
        strength: shown,
        statement: `${workload} is told to call port ${port} of ${host} (${variable}), which serves ${served}${also}.`,
      },
    ];
  return [
    {
      object: service.name,
      category: 'kubernetes.service-port',
      indicator: service.name,
      strength: shown,
      statement: `The service ${service.name} serves port ${served}, and all that call it were told ${port}.`,
    },
  ];
}

/** A name that a slip of the pen made of another: all but a tenth of it is the same, one after the other. */
function resembles(name: string, other: string): boolean {
  const [a, b] = [name.toLowerCase(), other.toLowerCase()];
  const shorter = Math.min(a.length, b.length);
  let [start, end] = [0, 0];
  while (start < shorter && a[start] === b[start]) start += 1;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return start + end >= 0.6 * Math.max(a.length, b.length);
}
