import { PermanentError } from '@compass/kernel';
import { resolve } from 'node:path';
import { Broker } from './broker.js';
import { kafkaJavaOptions } from './distribution.js';
import { whyKafkaCannotStart } from './requirements.js';

export interface KafkaOptions {
  /** Holds data, ports and log; created if missing. A later start on it continues, with the same address. */
  readonly dir: string;
  /** On 127.0.0.1. Counts at the first start on `dir` only; a free port by default. */
  readonly port?: number;
  /** Passwords by name: clients log in by SASL/PLAIN, and may do what rules of access allow; the first may do everything. */
  readonly users?: Readonly<Record<string, string>>;
}

/** A real Apache Kafka of one broker. It ends with this process, however this process ends. */
export interface LocalKafka {
  /** `host:port`, for a client's list of brokers. */
  readonly address: string;
  /** Of the running broker. */
  readonly pid: number | undefined;
  /** Continues on the same data and address after `stop` (about 2 s) or `kill` (about 4 s). */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL, as in a crash. */
  kill(): Promise<void>;
}

/**
 * Starts Kafka and waits until it serves clients: about 3 s, and half a minute more the first time on a machine.
 * Errors: `kafka-unsupported` (what is missing on this machine), `kafka-port-in-use`, `kafka-failed`.
 */
export async function startKafka({ dir, port, users }: KafkaOptions): Promise<LocalKafka> {
  const missing = whyKafkaCannotStart();
  if (missing) throw new PermanentError('kafka-unsupported', missing);
  const broker = await Broker.prepare({ dir: resolve(dir), javaOptions: await kafkaJavaOptions(), port, users });
  await broker.start();
  return broker;
}
