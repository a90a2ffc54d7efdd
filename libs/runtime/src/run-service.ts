import { parseSettings, type Environment } from './configuration/parse-settings.js';
import { createContainer } from './container/create-container.js';
import { withNestLogger } from './container/nest-logger.js';
import { databaseCheck } from './health/database-check.js';
import { Health } from './health/health.js';
import { whenFailed } from './lifecycle/when-failed.js';
import { whenReady } from './lifecycle/when-ready.js';
import { WorkerSet } from './lifecycle/worker-set.js';
import { openPlatform, openTelemetry, type Opened } from './platform/open-platform.js';
import { serve } from './servers/serve.js';
import type { ServiceDefinition } from './service-definition.js';

export interface RunOptions {
  /** Settings by name; process.env by default. */
  readonly env?: Environment;
}

export interface RunningService {
  readonly name: string;
  /** host:port or unix:/path, with the real port. */
  readonly grpcAddress: string;
  /** host:port or unix:/path, with the real port. */
  readonly httpAddress: string;
  /** Resolves when the service is ready: its database answers and its consumers have joined. */
  readonly ready: Promise<void>;
  /** Resolves, with the checks that failed, when the service will never work again: its process should be replaced. */
  readonly failed: Promise<readonly string[]>;
  /** Stops gracefully, within 10 s at most; calling it again waits for the same stop. */
  stop(): Promise<void>;
}

/**
 * Boots one service in its own Nest container; any number may run in one process. When the start fails, what had been
 * opened is closed. What the service needs may come up within 30 s.
 * @throws PermanentError `invalid-configuration`, `address-unusable`, and the errors of database and event log
 */
export async function runService(
  definition: ServiceDefinition,
  { env = process.env }: RunOptions = {},
): Promise<RunningService> {
  const settings = parseSettings(definition, env);
  const opened = openTelemetry(definition, settings);
  try {
    return await withNestLogger(opened.logger, () => start(opened));
  } catch (error) {
    await opened.stops.run();
    throw error;
  }
}

async function start(opened: Opened): Promise<RunningService> {
  const { definition, logger, stops } = opened;
  const platform = await openPlatform(opened);
  const health = new Health();
  if (platform.state) health.add(databaseCheck(platform.state.database.unitOfWork));
  const workers = new WorkerSet(health, logger);
  const app = await createContainer(platform, workers);
  const addresses = await serve(app, platform, health, stops);
  stops.push('workers', 4_000, () => workers.stop());
  await workers.start(addresses);
  stops.push('readiness', 0, () => health.stopping());
  health.started();
  logger.info('started', { ...addresses });
  const ready = whenReady(health);
  ready.catch(() => undefined); // nobody need wait for it
  return {
    name: definition.name,
    grpcAddress: addresses.grpc,
    httpAddress: addresses.http,
    ready,
    failed: whenFailed(health),
    stop: () => {
      logger.info('stopping');
      return stops.run();
    },
  };
}
