import type { Controller, KubernetesObject, Pod } from '../../port/kubernetes-objects.js';
import { containersOf, volumesOf } from './containers.js';
import { describedText, labelsOf, type DescribedObject } from './described.js';
import { ageMs, timeOf } from './quantities.js';
import { tableOf } from './table.js';
import { describesOf, tablesOf, type ToolOutput } from './tool-outputs.js';

const controllers = {
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  replicasets: 'ReplicaSet',
} as const;

/** Pods and what makes them, as they were described. */
export function workloadsOf(recorded: readonly ToolOutput[], nowMs: number): KubernetesObject[] {
  const sets = Object.entries(controllers).flatMap(([resource, kind]) =>
    describesOf(recorded, resource).map(({ text }) => controllerOf(describedText(text), kind)),
  );
  const owners = new Map(
    sets.filter(({ kind }) => kind === 'ReplicaSet').map(({ name, workload }) => [name, workload]),
  );
  const rows = new Map(
    tablesOf(recorded, 'pods').flatMap(({ text }) => tableOf(text).map((row) => [row.NAME ?? '', row] as const)),
  );
  const pods = describesOf(recorded, 'pods').map(({ text }) => podOf(describedText(text), rows, owners, nowMs));
  return [...pods, ...sets];
}

function named(described: DescribedObject) {
  return {
    name: described.value('Name'),
    namespace: described.value('Namespace'),
    labels: labelsOf(described.list('Labels')),
  };
}

function podOf(
  described: DescribedObject,
  rows: ReadonlyMap<string, Readonly<Record<string, string>>>,
  owners: ReadonlyMap<string, string>,
  nowMs: number,
): Pod {
  const name = described.value('Name');
  const row = rows.get(name) ?? {};
  const containers = containersOf(described);
  const regular = containers.filter(({ init }) => !init);
  const [readyContainers = regular.filter(({ ready }) => ready).length, allContainers = regular.length] =
    /^(\d+)\/(\d+)$/
      .exec(row.READY ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  const createdAtMs = timeOf(described.value('Start Time')) ?? agoMs(row.AGE, nowMs);
  const lastRestartMs = agoMs(/\((.*) ago\)/.exec(row.RESTARTS ?? '')?.[1], nowMs);
  return {
    kind: 'Pod',
    ...named(described),
    workload: workloadOf(described.value('Controlled By'), owners) ?? name,
    status: row.STATUS ?? described.value('Status'),
    node: described.value('Node').split('/')[0]!,
    ip: described.value('IP'),
    readyContainers,
    allContainers,
    restarts:
      Number.parseInt(row.RESTARTS ?? '0', 10) || Math.max(0, ...containers.map(({ restarts = 0 }) => restarts)),
    ...(lastRestartMs !== undefined && { lastRestartMs }),
    ...(createdAtMs !== undefined && { createdAtMs }),
    serviceAccount: described.value('Service Account'),
    nodeSelector: labelsOf(described.list('Node-Selectors')),
    tolerations: described.list('Tolerations'),
    annotations: Object.fromEntries(described.list('Annotations').flatMap(annotationOf)),
    conditions: conditionsOf(described.lines('Conditions')),
    containers,
    volumes: volumesOf(described),
  };
}

function annotationOf(line: string): [string, string][] {
  const [, key, value] = /^([\w./-]+): (.*)$/.exec(line) ?? [];
  return key === undefined ? [] : [[key, value!.slice(0, 200)]];
}

function agoMs(text: string | undefined, nowMs: number): number | undefined {
  const age = ageMs(text ?? '');
  return age === undefined ? undefined : nowMs - age;
}

function conditionsOf(lines: readonly string[]): Record<string, boolean> {
  const rows = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, status]) => status === 'True' || status === 'False');
  return Object.fromEntries(rows.map(([type, status]) => [type!, status === 'True']));
}

/** ReplicaSet/x-5d4f is owned by x: told by the set itself where it was recorded, else by its name. */
function workloadOf(controlledBy: string, owners: ReadonlyMap<string, string>): string | undefined {
  const [kind, owner] = controlledBy.split('/');
  if (!owner) return undefined;
  return kind === 'ReplicaSet' ? (owners.get(owner) ?? owner.replace(/-[a-z0-9]+$/, '')) : owner;
}

function controllerOf(described: DescribedObject, kind: Controller['kind']): Controller {
  const template = described.below('Pod Template');
  const replicas = described.value('Replicas');
  const count = (pattern: RegExp, text = replicas) => Number(pattern.exec(text)?.[1] ?? 0);
  const running = count(/(\d+) Running/, described.value('Pods Status'));
  const createdAtMs = timeOf(described.value('CreationTimestamp'));
  const desired = described.has('Replicas')
    ? count(/(\d+) desired/)
    : count(/(\d+)/, described.value('Desired Number of Nodes Scheduled'));
  return {
    kind,
    ...named(described),
    workload: workloadOf(described.value('Controlled By'), new Map()) ?? described.value('Name'),
    selector: labelsOf(described.list('Selector')),
    desired,
    current: /current/.test(replicas) ? count(/(\d+) current/) : count(/(\d+) total/),
    available: /available/.test(replicas) ? count(/(\d+) available/) : running,
    ...(createdAtMs !== undefined && { createdAtMs }),
    templateLabels: labelsOf(template.list('Labels')),
    serviceAccount: template.value('Service Account'),
    nodeSelector: labelsOf(template.list('Node-Selectors')),
    containers: containersOf(template),
    volumes: volumesOf(template),
  };
}
