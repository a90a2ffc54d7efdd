import type {
  ClusterService,
  Controller,
  KubernetesObject,
  Node,
  PlainObject,
  Pod,
} from '../../port/kubernetes-objects.js';
import { labelsOf } from './described.js';
import { ageMs } from './quantities.js';
import { tableOf } from './table.js';
import { tablesOf, type ToolOutput } from './tool-outputs.js';

/** What all tables of a kind together tell of one object. */
interface Row {
  readonly name: string;
  readonly namespace: string;
  readonly cells: Readonly<Record<string, string>>;
}

type Make = (row: Row, recorded: readonly ToolOutput[], nowMs: number) => KubernetesObject;

const kinds: readonly (readonly [resource: string, kind: KubernetesObject['kind'], make: Make])[] = [
  ['pods', 'Pod', (row, _, nowMs) => podOf(row, nowMs)],
  ['deployments', 'Deployment', (row) => controllerOf(row, 'Deployment')],
  ['statefulsets', 'StatefulSet', (row) => controllerOf(row, 'StatefulSet')],
  ['services', 'Service', (row, recorded) => serviceOf(row, recorded)],
  ['nodes', 'Node', (row) => nodeOf(row)],
  ['serviceaccounts', 'ServiceAccount', (row) => plainOf(row, 'ServiceAccount')],
  ['secrets', 'Secret', (row) => plainOf(row, 'Secret')],
];

/** Objects that a list tells of and nobody described: with what lists have. @param known those that were described */
export function listedObjects(
  recorded: readonly ToolOutput[],
  known: readonly KubernetesObject[],
  nowMs: number,
): KubernetesObject[] {
  const described = new Set(known.map(({ kind, name }) => `${kind}\n${name}`));
  return kinds.flatMap(([resource, kind, make]) =>
    rowsOf(recorded, resource)
      .filter(({ name }) => !described.has(`${kind}\n${name}`))
      .map((row) => make(row, recorded, nowMs)),
  );
}

function rowsOf(recorded: readonly ToolOutput[], resource: string): Row[] {
  const rows = new Map<string, Row>();
  for (const { asked, text } of tablesOf(recorded, resource))
    for (const { NAME: name = '', ...cells } of tableOf(text)) {
      const before = rows.get(name);
      const namespace = resource === 'nodes' ? '' : asked('namespace');
      if (name !== '') rows.set(name, { name, namespace, cells: { ...before?.cells, ...cells } });
    }
  return [...rows.values()];
}

const cellOf = ({ cells }: Row, title: string): string => (cells[title] === '<none>' ? '' : (cells[title] ?? ''));
const named = (row: Row) => ({
  name: row.name,
  namespace: row.namespace,
  labels: labelsOf([cellOf(row, 'LABELS')]),
});
const countsOf = (text: string): readonly [ready: number, all: number] => {
  const [ready = 0, all = 0] = text.split('/').map(Number);
  return [ready, all];
};

function podOf(row: Row, nowMs: number): Pod {
  const { labels, ...rest } = named(row);
  const [readyContainers, allContainers] = countsOf(cellOf(row, 'READY'));
  const restarts = cellOf(row, 'RESTARTS');
  const [age, restarted] = [ageMs(cellOf(row, 'AGE')), ageMs(/\((.*) ago\)/.exec(restarts)?.[1] ?? '')];
  return {
    kind: 'Pod',
    ...rest,
    labels,
    workload: ownerOf(row.name, labels),
    status: cellOf(row, 'STATUS'),
    node: cellOf(row, 'NODE'),
    ip: cellOf(row, 'IP'),
    readyContainers,
    allContainers,
    restarts: Number.parseInt(restarts || '0', 10),
    ...(restarted !== undefined && { lastRestartMs: nowMs - restarted }),
    ...(age !== undefined && { createdAtMs: nowMs - age }),
    serviceAccount: '',
    nodeSelector: {},
    ...{ tolerations: [], annotations: {}, conditions: {}, containers: [], volumes: [] },
  };
}

/** Controllers name their pods after themselves: with the template's hash and five letters, with five letters, or with a number. */
function ownerOf(pod: string, labels: Readonly<Record<string, string>>): string {
  const hash = labels['pod-template-hash'];
  if (hash !== undefined) return pod.slice(0, Math.max(0, pod.lastIndexOf(`-${hash}-`))) || pod;
  return pod.replace(/(-[a-z0-9]{8,10})?-[a-z0-9]{5}$|-\d+$/, '');
}

function controllerOf(row: Row, kind: Controller['kind']): Controller {
  const [ready, desired] = countsOf(cellOf(row, 'READY'));
  const selector = labelsOf([cellOf(row, 'SELECTOR')]);
  const available = cellOf(row, 'AVAILABLE');
  return {
    kind,
    ...named(row),
    workload: row.name,
    selector,
    desired,
    current: Number(cellOf(row, 'UP-TO-DATE') || ready),
    available: available === '' ? ready : Number(available),
    templateLabels: selector,
    serviceAccount: '',
    nodeSelector: {},
    containers: [],
    volumes: [],
  };
}

/** Where a port leads is told by no list. */
const unknownTarget = '';

function serviceOf(row: Row, recorded: readonly ToolOutput[]): ClusterService {
  const behind = rowsOf(recorded, 'endpoints').find(({ name }) => name === row.name);
  const ports = [...cellOf(row, 'PORT(S)').matchAll(/(\d+)(?::\d+)?\/(\w+)/g)];
  const addresses = (behind ? cellOf(behind, 'ENDPOINTS') : '').split(',');
  return {
    kind: 'Service',
    ...named(row),
    type: cellOf(row, 'TYPE'),
    clusterIp: cellOf(row, 'CLUSTER-IP'),
    selector: labelsOf([cellOf(row, 'SELECTOR')]),
    ports: ports.map(([, port, protocol]) => ({
      ...{ name: '', target: unknownTarget, port: Number(port), protocol: protocol! },
    })),
    ready: addresses.map((address) => address.replace(/:\d+$/, '')).filter((address) => /\d\.\d/.test(address)),
    notReady: [],
  };
}

function nodeOf(row: Row): Node {
  const status = cellOf(row, 'STATUS');
  return {
    kind: 'Node',
    ...named(row),
    status,
    roles: cellOf(row, 'ROLES'),
    unschedulable: status.includes('SchedulingDisabled'),
    addresses: [cellOf(row, 'INTERNAL-IP')].filter((address) => address !== ''),
    ...{ taints: [], conditions: {}, allocatable: {}, requested: {} },
  };
}

const plainOf = (row: Row, kind: PlainObject['kind']): PlainObject => ({ kind, ...named(row), data: {} });
