import { openDatabase } from '@compass/persistence';
import { createTestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { incidentStoreContract } from './incident-store.contract.js';
import { intakeMigrations } from './migrations.js';
import { PostgresIncidentStore } from './postgres-incident-store.js';

const noMessaging = { bind: () => ({ inbox: undefined as never, outbox: undefined as never }) };

incidentStoreContract('PostgreSQL', async () => {
  const test = await createTestDatabase();
  const open = () =>
    openDatabase({
      url: test.url,
      schema: 'intake',
      migrations: [{ owner: 'intake', migrations: intakeMigrations }],
      tracer: trace.getTracer('test'),
    });
  const databases = await Promise.all([open(), open()]);
  const [one, other] = databases.map(({ unitOfWork }) => new PostgresIncidentStore(unitOfWork, noMessaging));
  return {
    stores: [one!, other!],
    async close() {
      await Promise.all(databases.map((database) => database.close()));
      await test.drop();
    },
  };
});
