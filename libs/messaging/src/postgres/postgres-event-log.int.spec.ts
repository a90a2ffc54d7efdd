import { systemClock, systemTimers } from '@compass/kernel';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { eventLogContract } from '../contract/event-log.contract.js';
import { silentLogger } from '../contract/silent-logger.js';
import { createEventLog } from '../create-event-log.js';

describe('the event log in Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const open = () =>
    createEventLog('postgres:', {
      clientId: 'contract',
      database: database.url,
      clock: systemClock,
      timers: systemTimers,
      tracer: trace.getTracer('contract'),
      logger: silentLogger,
      membership: { leaseMs: 2_000, heartbeatMs: 300 },
    });

  eventLogContract(() => ({
    open,
    environment: () => ({ COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: database.url }),
  }));
});
