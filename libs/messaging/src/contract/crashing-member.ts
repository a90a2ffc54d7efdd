import { systemClock, systemTimers } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import { createEventLog } from '../create-event-log.js';
import { silentLogger } from './silent-logger.js';

/**
 * A program for the contract: joins COMPASS_TEST_GROUP, says each record of COMPASS_TEST_TOPIC on standard output,
 * acknowledges those whose body starts with "done", and never returns from the others. It waits to be killed.
 */
const { COMPASS_EVENTS = '', COMPASS_DATABASE, COMPASS_TEST_GROUP = '', COMPASS_TEST_TOPIC = '' } = process.env;

const log = await createEventLog(COMPASS_EVENTS, {
  clientId: 'crashing-member',
  database: COMPASS_DATABASE,
  clock: systemClock,
  timers: systemTimers,
  tracer: trace.getTracer('contract'),
  logger: silentLogger,
  membership: { leaseMs: 6_000, heartbeatMs: 300 },
});
await log.subscribe({
  group: COMPASS_TEST_GROUP,
  topics: [COMPASS_TEST_TOPIC],
  onBatch: async ({ records, acknowledge }) => {
    for (const { offset, body } of records) {
      process.stdout.write(`${body.toString()}\n`);
      if (body.toString().startsWith('done')) acknowledge(offset);
      else await new Promise(() => undefined);
    }
  },
});
