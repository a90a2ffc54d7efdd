import './idle-connections.js';
import type { Logger } from '@compass/telemetry';
import { Kafka, logLevel, type LogEntry, type RetryOptions } from 'kafkajs';

/** Outlasts an outage: with kafkajs' own values a producer gives up after 20 s, and a consumer rests 30 s after it. */
const retry: RetryOptions = { initialRetryTime: 50, maxRetryTime: 500, retries: 1_000 };

export function kafkaClient(clientId: string, brokers: readonly string[], logger: Logger): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    retry,
    connectionTimeout: 3_000,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(logger, entry),
  });
}

/**
 * What kafkajs calls an error is often the first of many retries that succeed: none of its lines is more than a
 * warning, and a broker's answer, such as the one that the group rebalances, not even that.
 */
function forward(logger: Logger, { level, namespace, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = log;
  if (level === logLevel.ERROR && !message.startsWith('Response '))
    logger.warn(`kafkajs ${namespace}: ${message}`, fields);
  else logger.debug(`kafkajs ${namespace}: ${message}`, fields);
}
