/** A kind of cause. Names are dotted: domain, then kind. A name outside of this table is carried, not refused. */
export interface CauseCategory {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The capability that a disproof of it is offered under. */
  readonly disproof: string;
}

const application = { disproof: 'disprove.application' };
const database = { disproof: 'disprove.database' };
const disk = { disproof: 'disprove.disk' };
const network = { disproof: 'disprove.network' };
const change = { disproof: 'disprove.change' };
const infrastructure = { disproof: 'disprove.infrastructure' };

export const causeCategories = [
  {
    ...application,
    name: 'application.bad-release',
    title: 'Bad release',
    about: 'A new version of the service fails or slows down where the version before did not.',
  },
  {
    ...application,
    name: 'application.error',
    title: 'Errors in code',
    about: 'The service raises errors of its own, with no release near the onset.',
  },
  {
    ...application,
    name: 'application.latency',
    title: 'Slow code',
    about: "The service's own work takes longer, not its waiting for others.",
  },
  {
    ...application,
    name: 'application.overload',
    title: 'Overload',
    about: 'More traffic than the service can serve: it slows down or refuses as load rises.',
  },
  {
    ...database,
    name: 'database.lock-contention',
    title: 'Lock contention',
    about: 'Statements wait for locks that other sessions hold.',
  },
  {
    ...database,
    name: 'database.connections-exhausted',
    title: 'Connections exhausted',
    about: 'The database, or the pool in front of it, has no connection left to give.',
  },
  {
    ...database,
    name: 'database.slow-queries',
    title: 'Slow statements',
    about: 'Statements take longer without waiting for locks: plans, bloat, missing indexes, cold caches.',
  },
  {
    ...database,
    name: 'database.overload',
    title: 'Database overload',
    about: 'Other work, such as a backup, takes the capacity that statements need.',
  },
  {
    ...database,
    name: 'database.unreachable',
    title: 'Database unreachable',
    about: 'Connections to the database are refused or time out.',
  },
  {
    ...application,
    name: 'dependency.failure',
    title: 'Failing dependency',
    about: 'A service that is called, and that reports no telemetry of its own, fails or slows down.',
  },
  {
    ...disk,
    name: 'infrastructure.disk-full',
    title: 'Disk full',
    about: 'A volume has no space left for writes.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.cpu',
    title: 'CPU exhausted',
    about: 'A process or its neighbours take the processor time that the service needs.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.memory',
    title: 'Memory exhausted',
    about: 'Memory grows without end, or up to the limit: a leak, or a cache without bounds.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.disk',
    title: 'Disk too slow',
    about: 'Reads and writes of a volume take the time that the service needs.',
  },
  {
    ...network,
    name: 'network.delay',
    title: 'Slow network',
    about: 'Calls to or from the service spend added time on the wire, not at either end.',
  },
  {
    ...network,
    name: 'network.loss',
    title: 'Lossy network',
    about: 'Packets to or from the service are lost: some calls wait for retransmission, some never arrive.',
  },
  {
    ...network,
    name: 'network.unreachable',
    title: 'Unreachable',
    about: 'Connections to the service are refused or time out while it is running.',
  },
  {
    ...network,
    name: 'network.dns',
    title: 'Name resolution fails',
    about: 'Names of services cannot be resolved, or not in time.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.node-selector',
    title: 'Node selector',
    about: 'A pod waits because no node has the labels that it selects.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.node-affinity',
    title: 'Node affinity',
    about: 'A pod waits because no node fits its affinity rules.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.pod-anti-affinity',
    title: 'Pod anti-affinity',
    about: 'A pod waits because its rules keep it away from pods that run on every node.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.taint',
    title: 'Taint not tolerated',
    about: 'A pod waits because it does not tolerate a taint of the nodes that it may use.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.cordon',
    title: 'Cordoned nodes',
    about: 'A pod waits because the nodes that it may use are closed for scheduling.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.cpu-capacity',
    title: 'No CPU left to schedule',
    about: 'A pod waits because it asks for more CPU than any node has left.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.memory-capacity',
    title: 'No memory left to schedule',
    about: 'A pod waits because it asks for more memory than any node has left.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-selector',
    title: 'Volume selector',
    about: 'A claim stays unbound because no volume has the labels that it selects.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-access-mode',
    title: 'Volume access mode',
    about: 'A claim stays unbound because no free volume may be used in the way that it asks for.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-capacity',
    title: 'Volume capacity',
    about: 'A claim stays unbound because it asks for more than any free volume holds.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-storage-class',
    title: 'Storage class',
    about: 'A claim stays unbound because its storage class does not exist or provides nothing.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-occupied',
    title: 'Volume occupied',
    about: 'A claim stays unbound because another claim holds the volume that would do.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.volume-permission',
    title: 'Volume permission',
    about: 'A container may not read or write the volume that it mounts.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota-pods',
    title: 'Quota of pods',
    about: 'The namespace may have no more pods, so that some are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota-cpu',
    title: 'Quota of CPU',
    about: 'The namespace may ask for no more CPU, so that pods are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota-memory',
    title: 'Quota of memory',
    about: 'The namespace may ask for no more memory, so that pods are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota-services',
    title: 'Quota of services',
    about: 'The namespace may have no more services, so that some are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota-storage',
    title: 'Quota of storage',
    about: 'The namespace may claim no more storage, so that claims are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.quota',
    title: 'Quota',
    about: 'The namespace has used up another quota, so that objects are not made.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.service-account',
    title: 'Service account missing',
    about: 'Pods are refused because the service account that they run as does not exist.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.image-reference',
    title: 'No such image',
    about: 'The image that a container names does not exist in its registry.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.registry-dns',
    title: 'Registry not found',
    about: 'The name of the registry that an image comes from cannot be resolved.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.image-pull-secret',
    title: 'Image pull secret',
    about: 'The registry refuses the image because the secret for it is missing or wrong.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.secret-binding',
    title: 'Secret missing',
    about: 'A container is not started because a secret that it is bound to does not exist.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.config-binding',
    title: 'Configuration missing',
    about: 'A container is not started because a configuration that it is bound to does not exist.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.readiness-probe-port',
    title: 'Readiness probe: port',
    about: 'The readiness probe asks a port on which nobody listens.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.readiness-probe-protocol',
    title: 'Readiness probe: protocol',
    about: 'The readiness probe asks in a protocol that the container does not speak.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.readiness-probe-timing',
    title: 'Readiness probe: timing',
    about: 'The readiness probe gives up before the container can answer.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.liveness-probe-port',
    title: 'Liveness probe: port',
    about: 'The liveness probe asks a port on which nobody listens, so that the container is restarted.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.liveness-probe-protocol',
    title: 'Liveness probe: protocol',
    about: 'The liveness probe asks in a protocol that the container does not speak, so that it is restarted.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.liveness-probe-timing',
    title: 'Liveness probe: timing',
    about: 'The liveness probe restarts the container before it is up.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.name-server',
    title: 'Wrong name server',
    about: 'Pods are told to ask a name server that the cluster does not have, so that no name is resolved.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.zero-replicas',
    title: 'Scaled to nothing',
    about: 'A workload that others call is wanted with no replica.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.sidecar-port-conflict',
    title: 'Port taken by a sidecar',
    about: 'Two containers of a pod want the same port.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.service-selector',
    title: 'Service selector',
    about: 'The selector of a service means no pod.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.service-port',
    title: 'Service port',
    about:
      'A service sends requests to a port on which its pods do not listen, or serves another than its callers use.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.service-protocol',
    title: 'Service protocol',
    about: 'A service serves a port by another transport protocol than its pods.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.service-address',
    title: 'Service address',
    about: 'A workload was told an address at which there is no service.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.gateway-route',
    title: 'Gateway route',
    about: 'A gateway sends the requests for a service to another one.',
  },
  {
    ...infrastructure,
    name: 'kubernetes.unhealthy-workload',
    title: 'Unhealthy workload',
    about: 'A workload is not in the state that it should be in, for a reason that is not known more closely.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.out-of-memory',
    title: 'Killed for want of memory',
    about: 'The kernel ends a container that wants more memory than its limit.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.kubelet-down',
    title: 'Kubelet down',
    about: 'The agent of a node is not running: it starts no pods and reports no state.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.kube-proxy-down',
    title: 'Service proxy down',
    about: 'The service proxy of a node is not running: addresses of services lead nowhere from there.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.container-runtime-down',
    title: 'Container runtime down',
    about: 'The container runtime of a node is not running: it starts no containers.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.scheduler-down',
    title: 'Scheduler down',
    about: 'Nobody gives waiting pods a node.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.host-service-down',
    title: 'Host service down',
    about: 'Another service that a node needs is not running.',
  },
  {
    ...infrastructure,
    name: 'infrastructure.unhealthy-node',
    title: 'Unhealthy node',
    about: 'A node is not in the state that it should be in, for a reason that is not known more closely.',
  },
  {
    ...infrastructure,
    name: 'database.credentials',
    title: 'Database login refused',
    about: 'The database refuses the login that a workload was given.',
  },
  {
    ...infrastructure,
    name: 'database.wrong-port',
    title: 'Wrong database port',
    about: 'A workload was told a port at which the database does not answer.',
  },
  {
    ...infrastructure,
    name: 'database.read-only',
    title: 'Database read-only',
    about: 'The database refuses writes.',
  },
  {
    ...change,
    name: 'change.code',
    title: 'A commit',
    about: 'What a commit does to the code of a service makes it fail or slow down.',
  },
  {
    ...change,
    name: 'change.flag',
    title: 'A flag',
    about: 'A feature flag that was turned makes a service fail or slow down.',
  },
] as const satisfies readonly CauseCategory[];

/** The category of that name, if the table has it. */
export function categoryNamed(name: string): CauseCategory | undefined {
  return causeCategories.find((category) => category.name === name);
}

/** The capability that a disproof is offered under; an unknown category's is made of its first part. */
export function disproofCapability(category: string): string {
  return categoryNamed(category)?.disproof ?? `disprove.${category.split('.', 1)[0]}`;
}
