import type { KubernetesObject, Node, PlainObject, Quota, Volume, VolumeClaim } from '../../port/kubernetes-objects.js';
import type { DescribedObject } from './described.js';
import { describedText, labelsOf } from './described.js';
import { quantityOf, timeOf } from './quantities.js';
import { describesOf, tablesOf, type ToolOutput } from './tool-outputs.js';
import { tableOf } from './table.js';

const longestText = 20_000;
const plain = {
  serviceaccounts: 'ServiceAccount',
  secrets: 'Secret',
  configmaps: 'ConfigMap',
  storageclasses: 'StorageClass',
  namespaces: 'Namespace',
  networkpolicies: 'NetworkPolicy',
} as const;

/** Nodes, volumes, quotas, and what is little more than a name. */
export function clusterObjectsOf(recorded: readonly ToolOutput[]): KubernetesObject[] {
  const of = <T>(resource: string, build: (described: DescribedObject, text: string) => T): T[] =>
    describesOf(recorded, resource).map(({ text }) => build(describedText(text), text));
  const statuses = new Map(
    tablesOf(recorded, 'nodes').flatMap(({ text }) => tableOf(text).map((row) => [row.NAME, row.STATUS] as const)),
  );
  return [
    ...of('nodes', (described) => nodeOf(described, statuses)),
    ...of('persistentvolumeclaims', claimOf),
    ...of('persistentvolumes', volumeOf),
    ...of('resourcequota', quotaOf),
    ...Object.entries(plain).flatMap(([resource, kind]) =>
      of(resource, (described, text) => plainOf(described, text, kind)),
    ),
  ];
}

function named(described: DescribedObject) {
  return {
    name: described.value('Name'),
    namespace: described.value('Namespace'),
    labels: labelsOf(described.list('Labels')),
  };
}

function nodeOf(described: DescribedObject, statuses: ReadonlyMap<string | undefined, string | undefined>): Node {
  const [allocatable, requested] = [described.below('Allocatable'), described.lines('Allocated resources')];
  const asked = (resource: string) =>
    quantityOf(
      requested
        .find((line) => line.trim().startsWith(`${resource} `))
        ?.trim()
        .split(/\s+/)[1] ?? '',
    );
  const conditions = conditionsOf(described.lines('Conditions'));
  return {
    kind: 'Node',
    ...named(described),
    status: statuses.get(described.value('Name')) ?? (conditions.Ready?.status === 'True' ? 'Ready' : 'NotReady'),
    roles: described.value('Roles'),
    unschedulable: described.value('Unschedulable') === 'true',
    taints: described.list('Taints'),
    conditions,
    addresses: described.below('Addresses').parts.map(({ value }) => value),
    allocatable: resources(quantityOf(allocatable.value('cpu')), quantityOf(allocatable.value('memory'))),
    requested: resources(asked('cpu'), asked('memory')),
  };
}

function resources(cpu: number | undefined, memory: number | undefined) {
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}

function conditionsOf(lines: readonly string[]): Node['conditions'] {
  const rows = lines
    .map((line) => line.trim().split(/\s{2,}/))
    .filter(([, status]) => /^(True|False|Unknown)$/.test(status ?? ''));
  return Object.fromEntries(
    rows.map(([type, status, , changed, reason]) => {
      const sinceMs = timeOf(changed ?? '');
      return [type!, { status: status!, reason: reason ?? '', ...(sinceMs !== undefined && { sinceMs }) }];
    }),
  );
}

const modesOf = (text: string): string[] =>
  text
    .split(',')
    .map((mode) => mode.trim())
    .filter((mode) => mode !== '');

function claimOf(described: DescribedObject): VolumeClaim {
  const capacityBytes = quantityOf(described.value('Capacity'));
  return {
    kind: 'PersistentVolumeClaim',
    ...named(described),
    phase: described.value('Status'),
    volume: described.value('Volume'),
    storageClass: described.value('StorageClass'),
    ...(capacityBytes !== undefined && { capacityBytes }),
    accessModes: modesOf(described.value('Access Modes')),
    usedBy: described.list('Used By'),
  };
}

function volumeOf(described: DescribedObject): Volume {
  const capacityBytes = quantityOf(described.value('Capacity'));
  return {
    kind: 'PersistentVolume',
    ...named(described),
    phase: described.value('Status'),
    claim: described.value('Claim'),
    storageClass: described.value('StorageClass'),
    ...(capacityBytes !== undefined && { capacityBytes }),
    accessModes: modesOf(described.value('Access Modes')),
  };
}

function quotaOf(described: DescribedObject): Quota {
  const rows = described.lines('Namespace').map((line) => line.trim().split(/\s+/));
  return {
    kind: 'ResourceQuota',
    ...named(described),
    limits: rows.flatMap(([resource = '', used = '', hard = '']) => {
      const [usedNumber, hardNumber] = [quantityOf(used), quantityOf(hard)];
      return usedNumber === undefined || hardNumber === undefined
        ? []
        : [{ resource, used: usedNumber, hard: hardNumber }];
    }),
  };
}

function plainOf(described: DescribedObject, text: string, kind: PlainObject['kind']): PlainObject {
  return { kind, ...named(described), data: kind === 'ConfigMap' ? dataOf(text.split('\n')) : {} };
}

/** `key:`, a line of dashes, and the text, one after the other, below the title Data. */
function dataOf(lines: readonly string[]): Record<string, string> {
  const starts = lines.flatMap((line, index) => (line === '----' ? [index] : []));
  return Object.fromEntries(
    starts.map((start, index) => {
      const end = starts[index + 1] === undefined ? lines.length : starts[index + 1]! - 1;
      const text = lines
        .slice(start + 1, end)
        .join('\n')
        .split(/\n(?:BinaryData\n====|Events:)/)[0]!;
      return [lines[start - 1]!.replace(/:$/, ''), text.trim().slice(0, longestText)];
    }),
  );
}
