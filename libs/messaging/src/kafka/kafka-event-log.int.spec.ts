import { systemClock, systemTimers } from '@compass/kernel';
import { describeWithKafka } from '@compass/testing';
import { trace } from '@opentelemetry/api';
import { eventLogContract } from '../contract/event-log.contract.js';
import { silentLogger } from '../contract/silent-logger.js';
import { createEventLog } from '../create-event-log.js';

describeWithKafka('the event log on Kafka', (address) => {
  const open = () =>
    createEventLog(`kafka://${address()}`, {
      clientId: 'contract',
      clock: systemClock,
      timers: systemTimers,
      tracer: trace.getTracer('contract'),
      logger: silentLogger,
      membership: { leaseMs: 6_000, heartbeatMs: 300 },
    });

  eventLogContract(() => ({ open, environment: () => ({ COMPASS_EVENTS: `kafka://${address()}` }) }));
});
