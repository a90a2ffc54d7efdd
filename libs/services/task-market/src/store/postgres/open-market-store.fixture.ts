import type { Inbox, OutgoingEvent } from '@compass/messaging';
import { openDatabase } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import type { OpenedStore } from '../market-store.contract.js';
import { marketMigrations } from './market-migrations.js';
import { PostgresMarketStore } from './postgres-market-store.js';

export interface OpenedPostgresStore extends OpenedStore {
  /** What transactions published, whether or not they committed. */
  readonly published: OutgoingEvent[];
}

/** The market's store on a real, fresh database, without the tables of messaging. */
export async function openPostgresMarketStore(): Promise<OpenedPostgresStore> {
  const { url, drop } = await createTestDatabase();
  const migrations = [{ owner: 'task-market', migrations: marketMigrations }];
  const tracer = trace.getTracer('test');
  const database = await openDatabase({ url, schema: 'task_market', migrations, tracer });
  const published: OutgoingEvent[] = [];
  const outbox = { publish: (events: readonly OutgoingEvent[]) => Promise.resolve(void published.push(...events)) };
  const store = new PostgresMarketStore(database.unitOfWork, { bind: () => ({ inbox: {} as Inbox, outbox }) });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { store, published, close };
}
