import { openDatabase } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { knowledgeStoreContract } from './knowledge-store.contract.js';
import { knowledgeMigrations } from './migrations.js';
import { PostgresKnowledgeStore } from './postgres-knowledge-store.js';

const noMessaging = { bind: () => ({ inbox: undefined as never, outbox: undefined as never }) };

knowledgeStoreContract('PostgreSQL', async () => {
  const test = await createTestDatabase();
  const database = await openDatabase({
    url: test.url,
    schema: 'knowledge_store',
    migrations: [{ owner: 'knowledge-store', migrations: knowledgeMigrations }],
    tracer: trace.getTracer('test'),
  });
  return {
    store: new PostgresKnowledgeStore(database.unitOfWork, noMessaging),
    async close() {
      await database.close();
      await test.drop();
    },
  };
});
