import { asCompassError, randomIds } from '@compass/kernel';
import { createLogger } from '@compass/telemetry';
import type { Host } from './lifecycle/host.js';
import { stopLimitMs, stopOnSignal } from './lifecycle/stop-on-signal.js';
import { runService, type RunningService } from './run-service.js';
import type { ServiceDefinition } from './service-definition.js';

/** EX_CONFIG of sysexits.h: restarting does not help. */
const configurationExitCode = 78;

/**
 * What an app's main.ts calls: runs the service until SIGTERM or SIGINT, or until it is not alive any more. Exit codes: 0 stopped,
 * 78 wrong configuration, 1 anything else: not alive, a second signal, a stop that took longer than 10 s.
 */
export function runMain(definition: ServiceDefinition, host: Host = process): void {
  exitOnBugs(definition.name, host);
  let service: RunningService | undefined;
  stopOnSignal(async () => service?.stop(), host);
  runService(definition, { env: host.env }).then(
    (started) => {
      service = started;
      void started.failed.then((checks) => replace(started, checks, host));
    },
    (error: unknown) => exitUnstarted(definition.name, error, host),
  );
}

/** Nobody knows what state a process is in that has missed an error: another one takes over. */
function exitOnBugs(service: string, host: Host): void {
  const logger = createLogger({ service, instance: randomIds.draw(), level: 'error', destination: host.stderr });
  const crash = (error: unknown) => {
    logger.error('unhandled error, exiting', { error });
    host.exit(1);
  };
  host.on('unhandledRejection', crash);
  host.on('uncaughtException', crash);
}

/** Whoever supervises the process starts another; what is at hand may end first. */
async function replace(service: RunningService, checks: readonly string[], host: Host): Promise<void> {
  host.stderr.write(`${service.name} cannot go on and exits (not-alive): ${checks.join(', ')}\n`);
  setTimeout(() => host.exit(1), stopLimitMs).unref();
  await service.stop().catch(() => undefined);
  host.exit(1);
}

function exitUnstarted(name: string, thrown: unknown, host: Host): void {
  const { code, message, cause } = asCompassError(thrown);
  const words = code === 'unexpected' && cause instanceof Error ? (cause.stack ?? message) : message;
  host.stderr.write(`${name} cannot start (${code}):\n${words.replaceAll(/^/gm, '  ')}\n`);
  host.exit(code === 'invalid-configuration' ? configurationExitCode : 1);
}
