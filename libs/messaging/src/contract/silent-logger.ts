import type { Logger } from '@compass/telemetry';

const nothing = () => undefined;

/** For suites: says nothing, unless COMPASS_TEST_LOG is set. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: (message, fields) => (process.env['COMPASS_TEST_LOG'] ? console.warn(message, fields) : undefined),
  error: (message, fields) => (process.env['COMPASS_TEST_LOG'] ? console.error(message, fields) : undefined),
  child: () => silentLogger,
};
