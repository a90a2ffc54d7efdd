import { systemClock, systemTimers } from '@compass/kernel';
import { openDatabase, type Database, type Transaction } from '@compass/persistence';
import { trace, type Tracer } from '@opentelemetry/api';
import { messagingMigrations } from '../messaging-migrations.js';
import { PostgresMessaging } from '../outbox/postgres-messaging.js';
import type { MessagingTransaction, Store } from '../port/store.js';

export interface TestTransaction extends MessagingTransaction {
  readonly sql: Transaction;
  /** Notes that a message was handled, so that a test can read what was committed and in which order. */
  note(text: string): Promise<void>;
}

/** A small service of our own: a schema with messaging's tables and one of what was handled. */
export interface TestService {
  readonly database: Database;
  readonly messaging: PostgresMessaging;
  readonly store: Store<TestTransaction>;
  /** What was noted, in the order of commits within a key. */
  notes(): Promise<string[]>;
  rows<Row>(sql: string): Promise<Row[]>;
}

const migrations = {
  owner: 'test-service',
  migrations: [{ name: '1-note', sql: 'CREATE TABLE note (place serial PRIMARY KEY, text text NOT NULL)' }],
};

export async function openTestService(
  url: string,
  events: string,
  { schema = 'test_service', tracer = trace.getTracer('test') }: { schema?: string; tracer?: Tracer } = {},
): Promise<TestService> {
  const database = await openDatabase({ url, schema, migrations: [messagingMigrations, migrations], tracer });
  const messaging = new PostgresMessaging({ source: 'test-service', events, clock: systemClock, tracer });
  const store: Store<TestTransaction> = {
    transact: (work) =>
      database.unitOfWork.run((sql) =>
        work({
          ...messaging.bind(sql),
          sql,
          note: async (text) => void (await sql.query('INSERT INTO note (text) VALUES ($1)', [text])),
        }),
      ),
  };
  const rows = <Row>(sql: string) => database.unitOfWork.read((tx) => tx.query<Row>(sql));
  const notes = async () =>
    (await rows<{ text: string }>('SELECT text FROM note ORDER BY place')).map(({ text }) => text);
  return { database, messaging, store, notes, rows };
}

export const systemTime = { clock: systemClock, timers: systemTimers };
