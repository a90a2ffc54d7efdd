import { openDatabase } from '@compass/persistence';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { afterAll, beforeAll } from '@jest/globals';
import { groupMemberContract } from '../contract/group-member.contract.js';
import { EventsPool } from './events-pool.js';
import { eventsMigrations, eventsSchema } from './events-schema.js';
import { PostgresGroupMember } from './postgres-group-member.js';

let database: TestDatabase;
let pool: EventsPool;
beforeAll(async () => {
  database = await createTestDatabase();
  const tracer = trace.getTracer('test');
  const options = { url: database.url, schema: eventsSchema, migrations: [eventsMigrations], tracer };
  await (await openDatabase(options)).close();
  pool = new EventsPool(database.url);
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});

groupMemberContract('PostgreSQL', () => ({
  createTopic: async (name, partitions) => {
    const create = `WITH t AS (INSERT INTO events.topic (name, partitions, retention_ms, max_message_bytes) VALUES ($1, $2, 1, 1))
      INSERT INTO events.partition (topic, partition) SELECT $1, generate_series(0, $2 - 1)`;
    await pool.query('create-topic', create, [name, partitions]);
  },
  member: (group, topic, leaseMs) => new PostgresGroupMember(pool, group, [topic], leaseMs),
}));
