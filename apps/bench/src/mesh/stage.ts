import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '@compass/local-kafka';
import { startEmbeddedPostgres } from '@compass/persistence';

/** A real Kafka and a real Postgres, as processes of this machine, for one run. */
export interface Stage {
  /** host:port */
  readonly kafka: string;
  /** postgres://… */
  readonly database: string;
  /** Where programs may write. */
  readonly directory: string;
  stop(): Promise<void>;
}

/** @param kafkaAddress host:port of a Kafka that is there already, with none of COMPASS' topics; it is left running */
export async function startStage(kafkaAddress?: string): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'compass-bench-'));
  // Root's Postgres runs as another account.
  chmodSync(directory, 0o755);
  const [kafka, postgres] = await Promise.all([
    kafkaAddress ? there(kafkaAddress) : startKafka({ dir: join(directory, 'kafka') }),
    startEmbeddedPostgres({ dir: join(directory, 'postgres') }),
  ]);
  return {
    kafka: kafka.address,
    database: postgres.url,
    directory,
    stop: async () => {
      await Promise.all([kafka.stop(), postgres.stop()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const there = (address: string) => ({ address, stop: () => Promise.resolve() });
