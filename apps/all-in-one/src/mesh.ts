import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loopbackAccess } from '@compass/service-gateway/loopback-access';
import { runService, type RunningService, type ServiceDefinition } from '@compass/runtime';
import { agents, servicesFor } from './roster.js';

export { stopOnSignal } from '@compass/runtime';

/** Every service and agent in this process; gRPC between them runs over unix sockets. */
export interface Mesh {
  /** http://host:port of the REST API. */
  readonly gateway: string;
  /** gRPC address of the orchestrator. */
  readonly orchestrator: string;
  /** gRPC address of the knowledge store. */
  readonly knowledge: string;
  /** Settings by which a further process joins, for example an agent. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface MeshSettings {
  /** postgres://… */
  readonly database: string;
  readonly recordings: string;
  /** host:port of the REST API. */
  readonly httpListen: string;
}

/** Starts them all, and waits until each is ready. */
export async function startMesh(settings: MeshSettings): Promise<Mesh> {
  const sockets = mkdtempSync(join(tmpdir(), 'compass-'));
  const services = servicesFor(process.env);
  const environment = environmentFor(services, settings, sockets);
  const running: RunningService[] = [];
  const stop = async () => {
    for (const service of running.reverse()) await service.stop();
    rmSync(sockets, { recursive: true, force: true });
  };
  try {
    running.push(
      ...(await startAll(
        services.map(({ definition }) => definition),
        environment,
        sockets,
        settings,
      )),
    );
    running.push(...(await startAll(agents, environment, sockets, settings)));
  } catch (error) {
    await stop();
    throw error;
  }
  const gateway = running.find(({ name }) => name === 'gateway');
  const [orchestrator = '', knowledge = ''] = [environment['COMPASS_ORCHESTRATOR'], environment['COMPASS_KNOWLEDGE']];
  return { gateway: `http://${gateway?.httpAddress}`, orchestrator, knowledge, environment, stop };
}

function environmentFor(
  services: ReturnType<typeof servicesFor>,
  settings: MeshSettings,
  sockets: string,
): Record<string, string> {
  const peers = services.flatMap(({ definition, addressSetting }) =>
    addressSetting ? [[addressSetting, socketOf(sockets, definition)]] : [],
  );
  return {
    ...(Object.fromEntries(peers) as Record<string, string>),
    COMPASS_DATABASE: settings.database,
    COMPASS_EVENTS: 'postgres:',
    COMPASS_RECORDINGS: settings.recordings,
  };
}

const socketOf = (sockets: string, { name }: ServiceDefinition): string => `unix:${join(sockets, `${name}.sock`)}`;

async function startAll(
  definitions: readonly ServiceDefinition[],
  environment: Readonly<Record<string, string>>,
  sockets: string,
  { httpListen }: MeshSettings,
): Promise<RunningService[]> {
  const started = await Promise.all(
    definitions.map((definition) =>
      runService(definition, {
        env: {
          COMPASS_LOG_LEVEL: 'warn',
          ...(isLoopback(httpListen) && loopbackAccess(process.env)),
          ...process.env,
          ...environment,
          COMPASS_GRPC_LISTEN: socketOf(sockets, definition),
          COMPASS_HTTP_LISTEN: definition.name === 'gateway' ? httpListen : '127.0.0.1:0',
        },
      }),
    ),
  );
  await Promise.all(started.map(({ ready }) => ready));
  return started;
}

const isLoopback = (address: string): boolean => /^(127\.[\d.]+|localhost|\[::1\]):\d+$/.test(address);
