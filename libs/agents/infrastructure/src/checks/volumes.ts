import { lineText } from '@compass/analysis';
import type { Volume, VolumeClaim } from '@compass/agent-sdk';
import { isUnwell } from '../cluster/health.js';
import { declaredAt, podWarnings, selects, type Cluster, type Workload } from '../cluster/cluster.js';
import { bytesOf } from '../cluster/quantities.js';
import { shown, told, type Check, type Seen } from './check.js';

/** What a claim asks for, as declared where it is, else as it stands. */
interface Wish {
  readonly modes: readonly string[];
  readonly storageClass: string | undefined;
  readonly bytes: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

export const unboundClaims: Check = {
  id: 'unbound-claim',
  reads: ['storage', 'workloads', 'events', 'manifests'],
  because:
    'a pod waits until all of its claims have a volume; comparing the wish with what there is tells why one has none',
  find: (cluster) =>
    cluster.claims
      .filter(({ phase }) => phase !== 'Bound')
      .flatMap((claim) =>
        [...cluster.workloads.values()]
          .filter((workload) => waitsFor(workload, claim))
          .map((workload) => unbound(workload, claim, cluster)),
      ),
};

const waitsFor = ({ pods, controller }: Workload, { name, usedBy }: VolumeClaim): boolean =>
  pods.some(
    (pod) => isUnwell(pod) && (usedBy.includes(pod.name) || pod.volumes.some((volume) => volume.name === name)),
  ) ||
  (pods.length === 0 && (controller?.volumes ?? []).some((volume) => volume.name === name));

function unbound(workload: Workload, claim: VolumeClaim, cluster: Cluster): Seen {
  const wish = wishOf(claim, cluster);
  const said = cluster.events.filter(
    ({ objectKind, objectName }) => objectKind === 'PersistentVolumeClaim' && objectName === claim.name,
  );
  const { category, means } = obstacle(claim, wish, cluster, said.map(({ message }) => message).join(' '));
  return {
    object: workload.name,
    category,
    indicator: claim.name,
    strength: told,
    ...(said[0] && { onsetMs: Math.min(...said.map(({ firstSeenMs }) => firstSeenMs)) }),
    statement: `A pod of ${workload.name} waits for the volume claim ${claim.name}, which is ${claim.phase}: ${means}.`,
    refutations: [`${claim.name} is bound.`],
  };
}

/** The first thing that keeps the claim from each volume, tried in the order in which the binder asks. */
function obstacle(
  claim: VolumeClaim,
  wish: Wish,
  { volumes, plain }: Cluster,
  said: string,
): { category: string; means: string } {
  const { storageClass = '' } = wish;
  const classes = plain.filter(({ kind }) => kind === 'StorageClass').map(({ name }) => name);
  const unknownClass = storageClass !== '' && !classes.includes(storageClass);
  const inClass = volumes.filter((volume) => volume.storageClass === storageClass);
  if (
    /storageclass\S* "[^"]*" not found/.test(said) ||
    (unknownClass && inClass.length === 0) ||
    (volumes.length > 0 && inClass.length === 0)
  )
    return {
      category: 'kubernetes.volume-storage-class',
      means: `it asks for the storage class "${storageClass}", and no volume and no provisioner of that class is there`,
    };
  const labelled = inClass.filter(
    ({ labels }) => Object.keys(wish.labels).length === 0 || selects(wish.labels, labels),
  );
  if (labelled.length === 0)
    return {
      category: 'kubernetes.volume-selector',
      means: `no volume has the labels that it selects (${Object.entries(wish.labels)
        .map((pair) => pair.join('='))
        .join(',')})`,
    };
  const available = (volume: Volume) => volume.phase === 'Available' || volume.claim.endsWith(`/${claim.name}`);
  const fits = (volume: Volume) => wish.modes.every((mode) => volume.accessModes.includes(mode));
  const holds = (volume: Volume) => wish.bytes === undefined || (volume.capacityBytes ?? 0) >= wish.bytes;
  const suited = labelled.filter((volume) => fits(volume) && holds(volume));
  const [taken] = suited.filter((volume) => !available(volume));
  const free = labelled.filter(available);
  if (taken && !suited.some(available))
    return {
      category: 'kubernetes.volume-occupied',
      means: `the volume that would do, ${taken.name}, is bound to ${taken.claim}`,
    };
  if (!free.some(fits))
    return {
      category: 'kubernetes.volume-access-mode',
      means: `it asks for ${wish.modes.join(',')}, and the volumes that are free offer ${[...new Set(free.flatMap(({ accessModes }) => accessModes))].join(',')}`,
    };
  if (!free.some(holds))
    return { category: 'kubernetes.volume-capacity', means: `it asks for more than the free volumes hold` };
  return { category: 'kubernetes.volume-selector', means: 'no volume fits all that it asks for' };
}

function wishOf(claim: VolumeClaim, { manifests }: Cluster): Wish {
  const declared = manifests.find(({ kind, name }) => kind === 'PersistentVolumeClaim' && name === claim.name)?.spec;
  const at = (...path: string[]) => declaredAt(declared, 'spec', ...path);
  const modes = at('accessModes');
  const labels = at('selector', 'matchLabels');
  const storageClass = at('storageClassName');
  const bytes = bytesOf(at('resources', 'requests', 'storage'));
  return {
    modes: Array.isArray(modes) ? modes.map((mode) => shortModes[String(mode)] ?? String(mode)) : claim.accessModes,
    storageClass: typeof storageClass === 'string' ? storageClass : claim.storageClass,
    bytes: bytes ?? claim.capacityBytes,
    labels:
      typeof labels === 'object' && labels !== null
        ? Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]))
        : {},
  };
}

export const mounts: Check = {
  id: 'unmountable-volume',
  reads: ['workloads', 'events', 'errorLines', 'logs'],
  because: 'a container that may not write or read its volume fails at once, and says so',
  find: (cluster) => [...cluster.workloads.values()].flatMap((workload) => unmountable(workload, cluster)),
};

const denied = /permission denied|read-only file system|operation not permitted|EACCES|EROFS/i;

function unmountable(workload: Workload, cluster: Cluster): Seen[] {
  const unwell = workload.pods.filter(isUnwell);
  const holding = unwell.filter(({ volumes }) => volumes.length > 0);
  const failed = podWarnings(cluster, workload).find(
    ({ reason, message }) =>
      reason.startsWith('FailedMount') || (denied.test(message) && /mount|volume|mkdir/i.test(message)),
  );
  const line = cluster.logLines.find((one) => one.workload === workload.name && denied.test(one.text));
  const reported = unwell
    .flatMap(({ containers }) => containers.flatMap(({ now, before }) => [now?.message ?? '', before?.message ?? '']))
    .find((text) => denied.test(text));
  const text =
    failed && denied.test(failed.message) ? failed.message : holding.length > 0 ? (reported ?? line?.text) : undefined;
  if (unwell.length === 0 || text === undefined) return [];
  return [
    {
      object: workload.name,
      category: 'kubernetes.volume-permission',
      indicator: 'permission denied',
      strength: shown,
      ...(failed && { onsetMs: failed.firstSeenMs }),
      statement: `${workload.name} may not use its volume: "${lineText(text, 200)}".`,
      refutations: [`${workload.name} starts with the same volume and user.`],
    },
  ];
}
