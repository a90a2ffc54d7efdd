import type { Inbox, OutgoingEvent } from '@compass/messaging';
import { openDatabase, type Transaction, type UnitOfWork } from '@compass/persistence';
import { trace } from '@opentelemetry/api';
import type { OpenedStore } from '../market-store.contract.js';
import { marketMigrations } from './market-migrations.js';
import { PostgresMarketStore } from './postgres-market-store.js';

export interface OpenedPostgresStore extends OpenedStore {
  readonly unitOfWork: UnitOfWork;
  /** What committed transactions published, in no order. */
  published(): Promise<OutgoingEvent[]>;
}

/** Stands in for messaging: an event that is published twice violates the key. */
const outboxTable = {
  name: '001-published',
  sql: 'CREATE TABLE published (id text PRIMARY KEY, event jsonb NOT NULL)',
};

/** The market's store on a real database, without the tables of messaging. */
export async function openPostgresMarketStore(url: string): Promise<OpenedPostgresStore> {
  const migrations = [
    { owner: 'task-market', migrations: marketMigrations },
    { owner: 'test', migrations: [outboxTable] },
  ];
  const tracer = trace.getTracer('test');
  const database = await openDatabase({ url, schema: 'task_market', migrations, tracer });
  const { unitOfWork } = database;
  return {
    unitOfWork,
    store: new PostgresMarketStore(unitOfWork, { bind: (sql) => ({ inbox: {} as Inbox, outbox: outboxOf(sql) }) }),
    published: () => unitOfWork.read(async (sql) => (await selectEvents(sql)).map(({ event }) => event)),
    close: () => database.close(),
  };
}

function outboxOf(sql: Transaction) {
  return {
    publish: async (events: readonly OutgoingEvent[]) => {
      const rows = JSON.stringify(events.map((event) => ({ id: event.id, event })));
      await sql.query('INSERT INTO published SELECT * FROM jsonb_populate_recordset(NULL::published, $1)', [rows]);
    },
  };
}

function selectEvents(sql: Transaction): Promise<{ event: OutgoingEvent }[]> {
  return sql.query('SELECT event FROM published');
}
