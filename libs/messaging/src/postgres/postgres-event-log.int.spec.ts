import { startEmbeddedPostgres, type EmbeddedPostgres } from '@compass/persistence';
import { createTestDatabase, type TestDatabase } from '@compass/testing';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLogContract } from '../contract/event-log.contract.js';
import { openLog } from '../contract/open-log.js';
import { outageContract } from '../contract/outage.contract.js';

const worldOf = (url: string) => ({
  open: () => openLog('postgres:', { database: url }),
  environment: () => ({ COMPASS_EVENTS: 'postgres:', COMPASS_DATABASE: url, COMPASS_TEST_LEASE_MS: '1000' }),
});

describe('the event log in Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  eventLogContract(() => worldOf(database.url));
});

describe('the event log in a Postgres that is killed and started again', () => {
  let dir: string;
  let postgres: EmbeddedPostgres;
  const start = async () => {
    postgres = await startEmbeddedPostgres({ dir, durable: false });
  };
  beforeAll(async () => {
    dir = join(tmpdir(), `compass-own-postgres-${randomUUID()}`);
    await start();
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  });
  outageContract(() => ({
    ...worldOf(postgres.url),
    breakDown: () => postgres.process.kill(),
    repair: start,
  }));
});
