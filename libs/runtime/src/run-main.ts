import { asCompassError, randomIds } from '@compass/kernel';
import { createLogger, type Logger } from '@compass/telemetry';
import { runService, type RunningService } from './run-service.js';
import type { ServiceDefinition } from './service-definition.js';

/** EX_CONFIG of sysexits.h: restarting does not help. */
const configurationExitCode = 78;
const stopLimitMs = 10_000;

/**
 * What an app's main.ts calls: runs the service until SIGTERM or SIGINT. Exit codes: 0 stopped, 78 wrong configuration,
 * 1 anything else, such as a second signal or a stop that took longer than 10 s.
 */
export function runMain(definition: ServiceDefinition): void {
  const logger = createLogger({ service: definition.name, instance: randomIds.draw(), level: 'info' });
  exitOnBugs(logger);
  const starting = runService(definition);
  starting.catch((error: unknown) => exitUnstarted(definition.name, error));
  stopOnSignal(starting, logger);
}

/** Nobody knows what state a process is in that has missed an error: another one takes over. */
function exitOnBugs(logger: Logger): void {
  const crash = (error: unknown) => {
    logger.error('unhandled error, exiting', { error });
    process.exit(1);
  };
  process.on('unhandledRejection', crash);
  process.on('uncaughtException', crash);
}

function exitUnstarted(name: string, thrown: unknown): void {
  const { code, message, cause } = asCompassError(thrown);
  const words = code === 'unexpected' && cause instanceof Error ? (cause.stack ?? message) : message;
  process.stderr.write(`${name} cannot start (${code}):\n${words.replaceAll(/^/gm, '  ')}\n`);
  process.exit(code === 'invalid-configuration' ? configurationExitCode : 1);
}

function stopOnSignal(starting: Promise<RunningService>, logger: Logger): void {
  let service: RunningService | undefined;
  void starting.then(
    (started) => (service = started),
    () => undefined,
  );
  let signals = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    signals += 1;
    if (signals > 1) process.exit(1);
    if (!service) process.exit(0);
    logger.info('stopping', { signal });
    setTimeout(() => process.exit(1), stopLimitMs);
    void service.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
