import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { ChannelClients } from '@compass/runtime';
import { openDatabase, type Database } from '@compass/persistence';
import { alertPayloads, createTestDatabase, type TestDatabase } from '@compass/testing';
import { eventually } from '../testing/eventually.js';
import { RunningIntake } from '../testing/running-intake.js';
import { webhook } from '../testing/webhook.js';

const payloads = 600;
const tracer = trace.getTracer('test');
const clients = new ChannelClients(tracer);

let server: TestDatabase;
let intake: RunningIntake;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  intake = await RunningIntake.open(server.url);
  await intake.start();
  database = await openDatabase({ url: server.url, schema: 'intake', migrations: [], tracer });
});
afterAll(async () => {
  clients.close();
  await database.close();
  await intake.close();
  await server.drop();
});

/** How many messages came to which end. */
async function ends(): Promise<Record<string, number>> {
  const sql = 'SELECT state, count(*)::int AS messages FROM inbox GROUP BY state';
  const rows = await database.unitOfWork.read((tx) => tx.query<{ state: string; messages: number }>(sql));
  return Object.fromEntries(rows.map(({ state, messages }) => [state, messages]));
}

test('a real intake comes to an end with every message, names what it refused, and goes on', async () => {
  for (const { body, headers } of alertPayloads(2, payloads)) await intake.publish(body, headers);
  await intake.publish(webhook({ service: 'still-there' }));
  const { handled = 0, dead = 0 } = await eventually(async () => {
    const { handled = 0, dead = 0 } = await ends();
    return handled + dead === payloads + 1 ? { handled, dead } : undefined;
  });
  expect(Math.min(handled, dead)).toBeGreaterThan(0);
  const service = clients.client('compass.operations.v1.DeadLetterService', intake.instances[0]!.grpcAddress);
  const { deadLetters } = await service.listDeadLetters({ pageSize: 500 });
  expect(deadLetters.length).toBe(Math.min(dead, 500));
  for (const { code, reason } of deadLetters) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(reason).not.toBe('');
  }
  const services = () => intake.events('compass.incidents.v1.IncidentOpened').map(({ data }) => data.incident?.service);
  await eventually(() => services().includes('still-there'));
}, 300_000);
