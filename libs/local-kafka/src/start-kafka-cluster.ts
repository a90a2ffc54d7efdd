import { PermanentError } from '@compass/kernel';
import { join, resolve } from 'node:path';
import { Broker } from './broker.js';
import { kafkaJavaOptions } from './distribution.js';
import { whyKafkaCannotStart } from './requirements.js';
import type { LocalKafka } from './start-kafka.js';

interface KafkaClusterOptions {
  /** Holds everything of every broker; created if missing. A later start on it continues. */
  readonly dir: string;
  /** With three or more, topics have three replicas, of which two must have what is acknowledged. */
  readonly brokers: number;
}

/** A real Apache Kafka of several brokers on this machine. */
export interface KafkaCluster {
  readonly brokers: readonly LocalKafka[];
  stop(): Promise<void>;
}

/** Starts all brokers and waits until each serves clients. Errors: as of `startKafka`. */
export async function startKafkaCluster({ dir, brokers: count }: KafkaClusterOptions): Promise<KafkaCluster> {
  const missing = whyKafkaCannotStart();
  if (missing) throw new PermanentError('kafka-unsupported', missing);
  const dirs = Array.from({ length: count }, (_, n) => join(resolve(dir), `broker-${n + 1}`));
  const brokers = await Broker.prepareCluster(dirs, await kafkaJavaOptions());
  await Promise.all(brokers.map((broker) => broker.start()));
  return {
    brokers,
    stop: async () => {
      await Promise.all(brokers.map((broker) => broker.stop()));
    },
  };
}
