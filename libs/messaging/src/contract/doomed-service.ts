import { topics } from '@compass/contracts';
import { deriveId, systemClock, systemTimers } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import { Consumer } from '../dispatch/consumer.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { PostgresOutboxQueue } from '../outbox/postgres-outbox-queue.js';
import { event, type IncomingEvent } from '../port/event.js';
import { openLog } from './open-log.js';
import { silentLogger } from './silent-logger.js';
import { openTestService, type TestTransaction } from './test-service.js';

/**
 * A program for suites: a whole service, which notes every event that it handles and publishes one that follows from
 * it, with the same key. Every 20th fails at first. It waits to be killed.
 */
const { COMPASS_EVENTS = '', COMPASS_DATABASE = '', COMPASS_TEST_GROUP = '', COMPASS_TEST_LEASE_MS = '' } = process.env;

type Published = IncomingEvent<'compass.market.v1.CapabilitiesChanged'>;

const tracer = trace.getTracer('doomed');
const leaseMs = Number(COMPASS_TEST_LEASE_MS);
const log = await openLog(COMPASS_EVENTS, {
  database: COMPASS_DATABASE,
  membership: { leaseMs, heartbeatMs: leaseMs / 10 },
});
const { store, messaging, database } = await openTestService(COMPASS_DATABASE, COMPASS_EVENTS);
const common = { log, logger: silentLogger, clock: systemClock, timers: systemTimers, tracer };

const relay = new OutboxRelay({ ...common, outbox: new PostgresOutboxQueue(database.unitOfWork, messaging) });
const failedOnce = new Set<string>();
const consumer = new Consumer<TestTransaction>({
  ...common,
  name: COMPASS_TEST_GROUP,
  store,
  topics: [topics.market.name],
  retry: { firstDelayMs: 20, maxDelayMs: 20 },
  handlers: [
    {
      type: 'compass.market.v1.CapabilitiesChanged',
      handle: async ({ id, key, data }: Published, { note, outbox }: TestTransaction) => {
        await note(`${key}:${data.revision}`);
        const followUp = { id: deriveId(id, 'follow-up'), topic: topics.tasks.name, key };
        await outbox.publish([
          event({ ...followUp, type: 'compass.market.v1.TasksClosed', data: { reason: `${key}:${data.revision}` } }),
        ]);
        if (data.revision % 20 !== 0 || failedOnce.has(id)) return;
        failedOnce.add(id);
        throw new Error('not at once');
      },
    },
  ],
});
await relay.start();
await consumer.start();
await consumer.joined;
process.stdout.write('joined\n');
