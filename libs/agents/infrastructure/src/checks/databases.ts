import { lineText } from '@compass/analysis';
import type { ErrorLine } from '@compass/agent-sdk';
import { isTroubled } from '../cluster/health.js';
import { declaredAt, type Cluster, type Workload } from '../cluster/cluster.js';
import { shown, told, type Check, type Seen } from './check.js';

/** A line that is older than this was there before the trouble. */
const currentMs = 15 * 60_000;

/** How a workload connects to a database, from the secrets and settings that it was declared with. */
interface Connection {
  readonly workload: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  /** Fingerprint. */
  readonly password: string;
}

function connectionsOf({ manifests }: Cluster): Connection[] {
  return manifests.flatMap(({ kind, workload, spec }) => {
    if (kind !== 'Secret' && kind !== 'ConfigMap') return [];
    const values = { ...fields(declaredAt(spec, 'data')), ...fields(declaredAt(spec, 'stringData')) };
    const of = (suffix: RegExp) => Object.entries(values).find(([key]) => suffix.test(key))?.[1] ?? '';
    const host = of(/(^|[_.-])HOST(NAME)?$/i);
    const named = {
      host,
      port: of(/(^|[_.-])PORT$/i),
      user: of(/(^|[_.-])USER(NAME)?$/i),
      password: of(/(^|[_.-])PASS(WORD)?$/i),
    };
    const addressed = Object.values(values).flatMap((value) => addressIn(value) ?? []);
    return [...(host === '' ? [] : [named]), ...addressed].map((one) => ({ workload, ...one }));
  });
}

const address =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|sqlserver|oracle)(?:\+\w+)?:\/\/(?:([^:@/\s]*)(?::([^@\s]*))?@)?([\w.-]+)(?::(\d+))?/i;

/** Reads postgres://user:password@host:5432/name, and the same behind jdbc: */
function addressIn(value: string): Omit<Connection, 'workload'> | undefined {
  const [all, user = '', password = '', host = '', port = ''] = address.exec(value) ?? [];
  return all === undefined ? undefined : { host, port, user, password };
}

const fields = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
    : {};

/** Error lines of now: without a time, they are of the container that runs or ran last. */
function current({ logLines, nowMs }: Cluster, pattern: RegExp): ErrorLine[] {
  return logLines.filter(({ text, atMs }) => pattern.test(text) && (atMs === undefined || nowMs - atMs <= currentMs));
}

const quote = ({ text, workload }: ErrorLine): string => `${workload} says "${lineText(text, 200)}"`;

const refusedLogin =
  /Access denied for user|password authentication failed|authentication failed|invalid (?:username|password|credentials)|NOAUTH|WRONGPASS/i;
const noConnection =
  /Communications link failure|Connection refused|Can't connect to|could not connect|ECONNREFUSED|connect timed out|Connection timed out/i;

export const credentials: Check = {
  id: 'database-credentials',
  reads: ['workloads', 'errorLines', 'logs', 'manifests'],
  because:
    'the database itself refuses the login, and those beside it that log in as the same user have another password',
  find: (cluster) => {
    const connections = connectionsOf(cluster);
    return [...cluster.workloads.values()].flatMap((workload) => badLogin(workload, connections, cluster));
  },
};

function badLogin(workload: Workload, connections: readonly Connection[], cluster: Cluster): Seen[] {
  const { name } = workload;
  if (!isTroubled(workload, cluster)) return [];
  const [line] = current(cluster, refusedLogin).filter((one) => one.workload === name);
  const own = connections.filter((one) => one.workload === name);
  const odd = own.find((one) => isOdd(one, connections, 'password'));
  if (!line && !odd) return [];
  const alike = odd ? `; others that log in at ${odd.host} as ${odd.user} have another password` : '';
  return [
    {
      object: name,
      category: 'database.credentials',
      indicator: 'login',
      strength: line ? told : shown,
      ...(line?.atMs !== undefined && { onsetMs: line.atMs }),
      statement: `${line ? `The database refuses the login of ${name}: ${quote(line)}` : `${name} does not come up`}${alike}.`,
      refutations: [`${name} is connected to its database.`],
    },
  ];
}

/** Others, at least two, that share host and user agree on a value, and this one has another. */
function isOdd(one: Connection, all: readonly Connection[], key: 'password' | 'port'): boolean {
  const alike = all.filter(
    ({ host, user, workload }) => host === one.host && user === one.user && workload !== one.workload,
  );
  const same = alike.filter((other) => other[key] === one[key]).length;
  return one[key] !== '' && alike.length >= 2 && same < alike.length / 4;
}

export const databasePort: Check = {
  id: 'database-port',
  reads: ['workloads', 'errorLines', 'logs', 'manifests', 'services'],
  because: 'the database’s service names its ports; a workload that was told another finds nobody there',
  find: (cluster) => {
    const connections = connectionsOf(cluster);
    return connections.flatMap((one): Seen[] => {
      const workload = cluster.workloads.get(one.workload);
      const service = cluster.services.find(({ name }) => name === one.host.split('.')[0]);
      const served = service?.ports.map(({ port }) => String(port)) ?? [];
      const wrong = served.length > 0 ? !served.includes(one.port) : isOdd(one, connections, 'port');
      if (!workload || one.port === '' || !wrong) return [];
      const [line] = current(cluster, noConnection).filter((error) => error.workload === one.workload);
      const troubled = isTroubled(workload, cluster);
      return [
        {
          object: one.workload,
          category: 'database.wrong-port',
          indicator: 'port',
          strength: troubled || line ? told : shown,
          ...(line?.atMs !== undefined && { onsetMs: line.atMs }),
          statement: `${one.workload} connects to ${one.host} at port ${one.port}${served.length > 0 ? `, which serves ${served.join(', ')}` : ', and others at another'}${line ? `; ${quote(line)}` : ''}.`,
          refutations: [`${one.host} answers at ${one.port}.`],
        },
      ];
    });
  },
};

/** What databases say to everybody: the fault is theirs, and who says it only hands it on. */
const verdicts: readonly { readonly category: string; readonly pattern: RegExp; readonly means: string }[] = [
  {
    category: 'database.read-only',
    pattern:
      /read-only option|read.?only transaction|database is read-only|READONLY You can't write|super.read.only|SQLState: 25006|SQL Error: 1290\b/i,
    means: 'refuses writes: it is read-only',
  },
  {
    category: 'database.connections-exhausted',
    pattern: /Too many connections|too many clients|remaining connection slots|SQL Error: 1040\b|SQLState: 08004/i,
    means: 'has no connection left to give',
  },
];

export const databaseState: Check = {
  id: 'database-state',
  reads: ['errorLines', 'logs', 'events', 'manifests', 'services', 'workloads'],
  because: 'the database tells its clients, and its own probes, what it cannot do',
  find: (cluster) => verdicts.flatMap((verdict) => verdictOn(verdict, cluster)),
};

function verdictOn({ category, pattern, means }: (typeof verdicts)[number], cluster: Cluster): Seen[] {
  const lines = current(cluster, pattern);
  const probed = cluster.events.filter(
    ({ type, message, lastSeenMs }) =>
      type === 'Warning' && pattern.test(message) && cluster.nowMs - lastSeenMs <= currentMs,
  );
  const connections = connectionsOf(cluster);
  const clients = [...new Set(lines.map(({ workload }) => workload))];
  const hosts = clients.flatMap((client) =>
    connections.filter(({ workload }) => workload === client).map(({ host }) => host),
  );
  const behind = hosts.map((host) => behindService(host, cluster));
  const probedAt = probed.flatMap(
    ({ objectName }) => cluster.pods.find(({ name }) => name === objectName)?.workload ?? [],
  );
  const counted = [
    ...Map.groupBy(
      [...probedAt, ...behind].filter((name) => name !== ''),
      (name) => name,
    ),
  ].sort(([, a], [, b]) => b.length - a.length);
  const [object] = counted[0] ?? [];
  if (object === undefined) return [];
  const said = lines[0] ? quote(lines[0]) : `a probe of ${object} says "${lineText(probed[0]!.message, 200)}"`;
  const onsets = [...lines.flatMap(({ atMs }) => atMs ?? []), ...probed.map(({ firstSeenMs }) => firstSeenMs)];
  return [
    {
      object,
      category,
      indicator: 'connections',
      strength: told,
      ...(onsets.length > 0 && { onsetMs: Math.min(...onsets) }),
      statement: `${object} ${means}: ${said}${clients.length > 1 ? `, said by ${clients.length} clients` : ''}.`,
      refutations: [`${object} serves others as before.`],
    },
  ];
}

/** The workload behind a service's name; empty when it is not known. */
function behindService(host: string, { services, pods, workloads }: Cluster): string {
  const [name = ''] = host.split('.');
  const service = services.find((one) => one.name === name);
  const pod = service && pods.find(({ ip }) => ip !== '' && [...service.ready, ...service.notReady].includes(ip));
  const bySelector = service && [...workloads.values()].find((workload) => workload.services.includes(service));
  return pod?.workload ?? bySelector?.name ?? (workloads.has(name) ? name : '');
}
