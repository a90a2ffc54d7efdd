import { openDatabase } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { orchestratorStoreContract } from '../orchestrator-store.contract.js';
import { orchestratorMigrations } from './migrations.js';
import { PostgresOrchestratorStore } from './postgres-orchestrator-store.js';

const noMessaging = { bind: () => ({ inbox: undefined as never, outbox: undefined as never }) };

orchestratorStoreContract('PostgreSQL', async () => {
  const test = await createTestDatabase();
  const database = await openDatabase({
    url: test.url,
    schema: 'orchestrator',
    migrations: [{ owner: 'orchestrator', migrations: orchestratorMigrations }],
    tracer: trace.getTracer('test'),
  });
  return {
    store: new PostgresOrchestratorStore(database.unitOfWork, noMessaging),
    async close() {
      await database.close();
      await test.drop();
    },
  };
});
