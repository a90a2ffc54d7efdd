import type { Container, ContainerState, Probe, Reference, Resources } from '../../port/kubernetes-objects.js';
import { DescribedObject, type Described } from './described.js';
import { quantityOf, timeOf } from './quantities.js';

const longestValue = 300;

/** The containers of a pod or a template: what is below `Init Containers` and `Containers`. */
export function containersOf(described: DescribedObject): Container[] {
  const parts = (key: string) => described.below(key).parts;
  return [
    ...parts('Init Containers').map((part) => containerOf(part, true)),
    ...parts('Containers').map((part) => containerOf(part, false)),
  ];
}

function containerOf({ key, below }: Described, init: boolean): Container {
  const described = new DescribedObject(below);
  const restarts = Number(described.value('Restart Count'));
  return {
    name: key,
    init,
    image: described.value('Image'),
    ports: [...described.value('Ports').split(','), described.value('Port')].flatMap(portOf),
    arguments: [...described.list('Command'), ...described.list('Args')],
    requests: resourcesOf(described.below('Requests')),
    limits: resourcesOf(described.below('Limits')),
    probes: (['Liveness', 'Readiness', 'Startup'] as const).flatMap((role) => probeOf(role, described.value(role))),
    environment: environmentOf(described.below('Environment')),
    from: described.lines('Environment Variables from').flatMap(referenceOf),
    ...(described.has('State') && { now: stateOf(described, 'State') }),
    ...(described.has('Last State') && { before: stateOf(described, 'Last State') }),
    ...(described.has('Ready') && { ready: described.value('Ready') === 'True' }),
    ...(described.has('Restart Count') && { restarts }),
  };
}

function portOf(text: string): Container['ports'] {
  const [, port, protocol] = /^\s*(\d+)\/(\w+)/.exec(text) ?? [];
  return port === undefined ? [] : [{ port: Number(port), protocol: protocol! }];
}

function resourcesOf(described: DescribedObject): Resources {
  const [cpu, memory] = [quantityOf(described.value('cpu')), quantityOf(described.value('memory'))];
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}

const handlers: readonly (readonly [RegExp, Probe['handler']])[] = [
  [/^https?-get/, 'http'],
  [/^grpc/, 'grpc'],
  [/^tcp-socket/, 'tcp'],
  [/^exec/, 'exec'],
];

function probeOf(role: 'Liveness' | 'Readiness' | 'Startup', text: string): Probe[] {
  const handler = handlers.find(([pattern]) => pattern.test(text))?.[1];
  if (!handler) return [];
  const port = handler === 'exec' ? undefined : /:(\d+)(?:\/\S*)?\s/.exec(`${text} `)?.[1];
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  return [
    {
      role: role.toLowerCase() as Probe['role'],
      handler,
      ...(port !== undefined && { port: Number(port) }),
      delaySeconds: number(/delay=(\d+)s/),
      timeoutSeconds: number(/timeout=(\d+)s/),
      periodSeconds: number(/period=(\d+)s/),
      failures: number(/#failure=(\d+)/),
    },
  ];
}

function environmentOf(described: DescribedObject): Record<string, string> {
  return Object.fromEntries(
    described.parts
      .filter(({ value }) => value !== '' && !/^\(v1:|^<set to the key/.test(value))
      .map(({ key, value }) => [key, value.slice(0, longestValue)]),
  );
}

function referenceOf(line: string): Reference[] {
  const [, name, kind, optional] = /^\s*(\S+)\s+(Secret|ConfigMap)\s+Optional: (\w+)/.exec(line) ?? [];
  return name === undefined ? [] : [{ kind: kind as 'Secret', name, optional: optional === 'true' }];
}

function stateOf(described: DescribedObject, key: 'State' | 'Last State'): ContainerState {
  const state = described.value(key).toLowerCase();
  const of = described.below(key);
  const exitCode = of.has('Exit Code') ? Number(of.value('Exit Code')) : undefined;
  const [startedAtMs, finishedAtMs] = [timeOf(of.value('Started')), timeOf(of.value('Finished'))];
  return {
    state: state === 'waiting' || state === 'running' || state === 'terminated' ? state : 'unknown',
    reason: of.value('Reason'),
    message: of.value('Message').slice(0, longestValue),
    ...(exitCode !== undefined && { exitCode }),
    ...(startedAtMs !== undefined && { startedAtMs }),
    ...(finishedAtMs !== undefined && { finishedAtMs }),
  };
}

/** Volumes that are backed by other objects. */
export function volumesOf(described: DescribedObject): Reference[] {
  return described.below('Volumes').parts.flatMap(({ below }): Reference[] => {
    const volume = new DescribedObject(below);
    const optional = volume.value('Optional') === 'true';
    if (volume.has('ClaimName')) return [{ kind: 'PersistentVolumeClaim', name: volume.value('ClaimName'), optional }];
    if (volume.has('SecretName')) return [{ kind: 'Secret', name: volume.value('SecretName'), optional }];
    const isConfig = volume.value('Type').startsWith('ConfigMap');
    return isConfig ? [{ kind: 'ConfigMap', name: volume.value('Name'), optional }] : [];
  });
}
