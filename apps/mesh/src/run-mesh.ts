import { join } from 'node:path';
import { loopbackAccess } from '@compass/service-gateway/loopback-access';
import { pickAddresses, type Addresses } from './addresses.js';
import { startInfrastructure, type Infrastructure } from './infrastructure.js';
import { membersOf, workspace, type Member } from './roster.js';
import { Supervisor } from './supervisor.js';

export interface MeshOptions {
  readonly restart: boolean;
  /** How many processes of each service and agent. */
  readonly instances: number;
  /** Services and agents that are not started. */
  readonly without: readonly string[];
  /** Further settings by process, which win over those of the mesh. */
  readonly settings: Readonly<Record<string, NodeJS.ProcessEnv>>;
  /** Of processes that run from another workspace, as in an upgrade, by name. */
  readonly workspaces: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly events?: string;
  readonly database?: string;
  readonly httpPort?: number;
  /** Called with where everything is, first when all are ready, then after each change. */
  readonly onChange: (endpoints: Endpoints) => void;
}

/** Where everything is, for programs. */
interface Endpoints {
  readonly gateway: string;
  /** Settings by which a further process joins, for example an agent. */
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: Record<string, Addresses & { pid: number }>;
  readonly infrastructure: Readonly<Record<string, number>>;
}

export interface Mesh {
  /** Where everything is, for people. */
  describe(): string;
  stop(): Promise<void>;
}

/** Starts infrastructure and all members, and waits until each is ready. */
export async function runMesh(options: MeshOptions): Promise<Mesh> {
  const members = membersOf(options.instances, options.without);
  say('Starting Kafka and PostgreSQL, as far as they are not given …');
  const infrastructure = await startInfrastructure(options);
  const addresses = await pickAddresses(members, options.httpPort);
  const joining = joiningEnvironment(infrastructure, members, addresses);
  let ready = false;
  const endpoints = () => describeEndpoints(joining, infrastructure.pids, addresses, supervisor.pids);
  const supervisor = new Supervisor({
    restart: options.restart,
    workspaces: options.workspaces,
    environmentOf: (member) => ({
      COMPASS_LOG_LEVEL: 'warn',
      ...loopbackAccess(process.env), // all listen on loopback
      ...process.env,
      ...joining,
      ...ownEnvironment(member, addresses),
      ...options.settings[member.name],
    }),
    report: say,
    onChange: () => ready && options.onChange(endpoints()),
  });
  say(`Starting ${members.length} services and agents …`);
  await Promise.all(members.map((member) => supervisor.start(member)));
  await Promise.all([...addresses.values()].map(({ http }) => untilReady(http)));
  ready = true;
  options.onChange(endpoints());
  return {
    describe: () => table(endpoints()),
    stop: async () => {
      await supervisor.stop();
      await infrastructure.stop();
    },
  };
}

/** To people; programs read what `onChange` is told. */
const say = (line: string): void => console.error(`[mesh] ${line}`);

function joiningEnvironment(
  infrastructure: Infrastructure,
  members: readonly Member[],
  addresses: ReadonlyMap<string, Addresses>,
): Record<string, string> {
  const bySetting = Map.groupBy(members, ({ addressSetting }) => addressSetting ?? '');
  bySetting.delete('');
  const peers = [...bySetting].map(([setting, instances]) => [
    setting,
    instances.map(({ name }) => addresses.get(name)?.grpc).join(','),
  ]);
  return {
    ...(Object.fromEntries(peers) as Record<string, string>),
    COMPASS_EVENTS: infrastructure.events,
    COMPASS_DATABASE: infrastructure.database,
    COMPASS_RECORDINGS: process.env['COMPASS_RECORDINGS'] ?? join(workspace, 'recordings'),
  };
}

const ownEnvironment = (member: Member, addresses: ReadonlyMap<string, Addresses>): NodeJS.ProcessEnv => ({
  COMPASS_GRPC_LISTEN: addresses.get(member.name)?.grpc,
  COMPASS_HTTP_LISTEN: addresses.get(member.name)?.http,
});

/** Polls readiness; a process that dies meanwhile is the supervisor's affair. */
async function untilReady(http: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`http://${http}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function describeEndpoints(
  environment: Readonly<Record<string, string>>,
  infrastructure: Readonly<Record<string, number>>,
  addresses: ReadonlyMap<string, Addresses>,
  pids: Readonly<Record<string, number>>,
): Endpoints {
  const processes = [...addresses].map(([name, at]) => [name, { ...at, pid: pids[name] ?? 0 }] as const);
  return {
    gateway: `http://${addresses.get('gateway')?.http}`,
    environment,
    processes: Object.fromEntries(processes),
    infrastructure,
  };
}

function table({ gateway, environment, processes }: Endpoints): string {
  const rows = Object.entries(processes).map(
    ([name, { pid, grpc, http }]) => `  ${name.padEnd(18)} ${String(pid).padEnd(8)} ${grpc.padEnd(18)} http://${http}`,
  );
  return [
    'COMPASS is up. Publish an alert to the topic compass.alerts.v1, or POST it to /v1/alerts/alertmanager.',
    `  REST API  ${gateway}   (OpenAPI: ${gateway}/openapi.json)`,
    `  events    ${environment['COMPASS_EVENTS']}`,
    `  database  ${environment['COMPASS_DATABASE']}`,
    '',
    `  ${'process'.padEnd(18)} ${'pid'.padEnd(8)} ${'gRPC'.padEnd(18)} HTTP (healthz, readyz, metrics)`,
    ...rows,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}
