import { openLog } from './open-log.js';

/**
 * A program for the contract: joins COMPASS_TEST_GROUP, says each record of COMPASS_TEST_TOPIC on standard output,
 * acknowledges those whose body starts with "done", and never returns from the others. It waits to be killed.
 */
const {
  COMPASS_EVENTS = '',
  COMPASS_DATABASE,
  COMPASS_TEST_GROUP = '',
  COMPASS_TEST_TOPIC = '',
  COMPASS_TEST_LEASE_MS,
} = process.env;

const leaseMs = Number(COMPASS_TEST_LEASE_MS);
const log = await openLog(COMPASS_EVENTS, {
  database: COMPASS_DATABASE,
  membership: { leaseMs, heartbeatMs: leaseMs / 10 },
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
