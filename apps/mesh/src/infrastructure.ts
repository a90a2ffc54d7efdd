import { join } from 'node:path';
import { startKafka } from '@compass/local-kafka';
import { startEmbeddedPostgres } from '@compass/persistence';

/** Kafka and Postgres, given by URL or started here. */
export interface Infrastructure {
  /** kafka://host:port,… */
  readonly events: string;
  /** postgres://… */
  readonly database: string;
  /** Process ids of what was started here. */
  readonly pids: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

export interface InfrastructureOptions {
  readonly events?: string;
  readonly database?: string;
  readonly dataDir: string;
}

/** Starts what no URL was given for. @throws PermanentError `kafka-unsupported` without Java */
export async function startInfrastructure(options: InfrastructureOptions): Promise<Infrastructure> {
  const [postgres, kafka] = await Promise.all([
    options.database ? undefined : startEmbeddedPostgres({ dir: join(options.dataDir, 'postgres') }),
    options.events ? undefined : startKafka({ dir: join(options.dataDir, 'kafka') }),
  ]);
  const pids = { postgres: postgres?.process.pid, kafka: kafka?.pid };
  return {
    events: options.events ?? `kafka://${kafka?.address}`,
    database: options.database ?? postgres?.url ?? '',
    pids: Object.fromEntries(Object.entries(pids).filter((entry): entry is [string, number] => entry[1] !== undefined)),
    stop: async () => {
      await Promise.all([kafka?.stop(), postgres?.stop()]);
    },
  };
}
