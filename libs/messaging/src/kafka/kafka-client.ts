import './idle-connections.js';
import type { Logger } from '@compass/telemetry';
import { Kafka, logLevel, type LogEntry, type RetryOptions, type SASLOptions } from 'kafkajs';
import { kafkaSocket } from './sockets.js';

/** Outlasts an outage: with kafkajs' own values a producer gives up after 20 s, and a consumer rests 30 s after it. */
const retry: RetryOptions = { initialRetryTime: 50, maxRetryTime: 500, retries: 1_000 };

/** How a client shows the brokers who it is. */
export interface KafkaLogin {
  /** Absent: it does not say. */
  readonly user?: {
    readonly name: string;
    readonly password: string;
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  };
  /** The brokers' certificates are checked against the system's authorities, and those of NODE_EXTRA_CA_CERTS. */
  readonly tls?: boolean;
}

export function kafkaClient(
  clientId: string,
  brokers: readonly string[],
  logger: Logger,
  { user, tls = false }: KafkaLogin = {},
): Kafka {
  const { name: username = '', password = '', mechanism = 'plain' } = user ?? {};
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ssl: tls,
    ...(user && { sasl: { mechanism, username, password } as SASLOptions }),
    retry,
    connectionTimeout: 3_000,
    socketFactory: kafkaSocket,
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
