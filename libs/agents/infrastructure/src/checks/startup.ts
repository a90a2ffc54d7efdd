import { lineText } from '@compass/analysis';
import type { Container, Pod, WorkloadEvent } from '@compass/agent-sdk';
import { isUnwell, restartsNow } from '../cluster/health.js';
import { podWarnings, type Cluster, type Workload } from '../cluster/cluster.js';
import { shown, told, type Check, type Seen } from './check.js';

/** A way in which containers fail to come up, told by the platform. */
interface Failure {
  readonly category: string;
  readonly pattern: RegExp;
  readonly means: string;
}

/** In this order: a missing secret makes the registry refuse, and a registry without address refuses nothing. */
const pullFailures: readonly Failure[] = [
  {
    category: 'kubernetes.registry-dns',
    pattern: /no such host|lookup [^:]+(?:: | on )|server misbehaving|name resolution/i,
    means: 'the name of its registry cannot be resolved',
  },
  {
    category: 'kubernetes.image-pull-secret',
    pattern:
      /FailedToRetrieveImagePullSecret|Unable to retrieve some image pull secrets|failed to authorize|unauthorized|authentication required|no basic auth/i,
    means: 'its registry asks for a secret that is missing or wrong',
  },
  { category: 'kubernetes.image-reference', pattern: /.*/s, means: 'there is no such image' },
];

const configFailures: readonly Failure[] = [
  {
    category: 'kubernetes.secret-binding',
    pattern: /secret "?[^"\s]+"? not found|couldn't find key .* in Secret/i,
    means: 'a secret that it is bound to does not exist',
  },
  {
    category: 'kubernetes.config-binding',
    pattern: /configmap "?[^"\s]+"? not found|couldn't find key .* in ConfigMap/i,
    means: 'a configuration that it is bound to does not exist',
  },
];

const waitingFor = (pod: Pod, pattern: RegExp): boolean =>
  isUnwell(pod) &&
  (pattern.test(pod.status) || pod.containers.some(({ now }) => now?.state === 'waiting' && pattern.test(now.reason)));

function failing(cluster: Cluster, reason: RegExp, failures: readonly Failure[], about: RegExp): Seen[] {
  return [...cluster.workloads.values()].flatMap((workload): Seen[] => {
    if (!workload.pods.some((pod) => waitingFor(pod, reason))) return [];
    const warnings = podWarnings(cluster, workload).filter((event) => about.test(`${event.reason} ${event.message}`));
    const text = warnings.map((event) => `${event.reason} ${event.message}`).join(' ');
    const failure = warnings.length > 0 ? failures.find(({ pattern }) => pattern.test(text)) : undefined;
    return failure ? [startupSeen(workload, failure, warnings)] : [];
  });
}

function startupSeen(
  { name }: Workload,
  { category, means, pattern }: Failure,
  warnings: readonly WorkloadEvent[],
): Seen {
  const { message, reason } =
    warnings.find((event) => pattern.test(`${event.reason} ${event.message}`) && event.message.length > 40) ??
    warnings[0]!;
  return {
    object: name,
    category,
    indicator: reason,
    strength: told,
    onsetMs: Math.min(...warnings.map(({ firstSeenMs }) => firstSeenMs)),
    statement: `A container of ${name} cannot start because ${means}: "${lineText(message, 300)}".`,
    refutations: ['The container was started since.'],
  };
}

export const images: Check = {
  id: 'unpullable-image',
  reads: ['workloads', 'events'],
  because: 'the registry’s own answer tells a missing image from a missing secret and a missing address',
  find: (cluster) =>
    failing(cluster, /ErrImagePull|ImagePullBackOff|InvalidImageName|ImageInspectError/, pullFailures, /pull|image/i),
};

export const bindings: Check = {
  id: 'missing-binding',
  reads: ['workloads', 'events'],
  because: 'the kubelet names the object that it did not find',
  find: (cluster) => failing(cluster, /CreateContainerConfigError/, configFailures, /not found|couldn't find/i),
};

export const missingReferences: Check = {
  id: 'missing-reference',
  reads: ['workloads', 'settings'],
  because: 'a container that takes its environment from an object that is not there is not started',
  find: ({ workloads, plain }) => {
    const names = (kind: string) => new Set(plain.filter((object) => object.kind === kind).map(({ name }) => name));
    const there = { Secret: names('Secret'), ConfigMap: names('ConfigMap') };
    return [...workloads.values()].flatMap((workload) => {
      const needed = workload.pods
        .filter(isUnwell)
        .flatMap(({ containers, volumes }) => [...volumes, ...containers.flatMap(({ from }) => from)]);
      const missing = needed.find(
        ({ kind, name, optional }) =>
          kind !== 'PersistentVolumeClaim' && !optional && there[kind].size > 0 && !there[kind].has(name),
      );
      if (
        !missing ||
        !workload.pods.some((pod) => waitingFor(pod, /CreateContainerConfigError|ContainerCreating|PodInitializing/))
      )
        return [];
      const category = missing.kind === 'Secret' ? 'kubernetes.secret-binding' : 'kubernetes.config-binding';
      return [
        {
          object: workload.name,
          category,
          indicator: missing.name,
          strength: shown,
          statement: `${workload.name} is bound to the ${missing.kind} ${missing.name}, which does not exist.`,
        },
      ];
    });
  },
};

export const memory: Check = {
  id: 'out-of-memory',
  reads: ['workloads', 'events'],
  because: 'the kernel’s kill is recorded in the container’s state, or when its sandbox is made',
  find: (cluster) => [...cluster.workloads.values()].flatMap((workload) => killed(workload, cluster)),
};

const outOfMemory = /OOM-?killed|OOMKilling|out of memory|memory limit too low|cannot allocate memory/i;
const byKernel = ({ now, before }: Container): boolean => [now, before].some((state) => state?.reason === 'OOMKilled');

function killed(workload: Workload, cluster: Cluster): Seen[] {
  const pods = workload.pods.filter((pod) => isUnwell(pod) || restartsNow(pod, cluster.nowMs));
  const container = pods.flatMap(({ containers }) => containers).find(byKernel);
  const said = podWarnings(cluster, workload).find(
    ({ message, reason }) => outOfMemory.test(message) || reason === 'OOMKilling',
  );
  if (pods.length === 0 || (!container && !said)) return [];
  const limit = pods.flatMap(({ containers }) => containers).find(({ limits }) => limits.memory !== undefined)
    ?.limits.memory;
  const limited = limit === undefined ? '' : ` (limit ${Math.round(limit / 2 ** 20)} MiB)`;
  return [
    {
      object: workload.name,
      category: 'infrastructure.out-of-memory',
      indicator: 'memory',
      strength: told,
      ...(said && { onsetMs: said.firstSeenMs }),
      statement: `${container ? `The container ${container.name}` : 'A container'} of ${workload.name} was killed for want of memory${limited}${said ? `: "${lineText(said.message, 240)}"` : ''}.`,
      refutations: ['It ends for another reason, with memory to spare.'],
    },
  ];
}
