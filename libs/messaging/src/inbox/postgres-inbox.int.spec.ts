import { openDatabase } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { inboxContract } from '../contract/inbox.contract.js';
import { messagingMigrations } from '../messaging-migrations.js';
import { PostgresInbox } from './postgres-inbox.js';

inboxContract('PostgreSQL', async () => {
  const server = await createTestDatabase();
  const tracer = trace.getTracer('test');
  const database = await openDatabase({ url: server.url, schema: 'test', migrations: [messagingMigrations], tracer });
  return {
    transact: (work) => database.unitOfWork.run((sql) => work(new PostgresInbox(sql))),
    close: async () => {
      await database.close();
      await server.drop();
    },
  };
});
