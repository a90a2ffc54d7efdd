import { systemClock, systemTimers } from '@compass/kernel';
import { trace } from '@opentelemetry/api';
import { createEventLog, type EventLogDependencies } from '../create-event-log.js';
import type { EventLog } from '../port/event-log.js';
import { silentLogger } from './silent-logger.js';

/** Opens a log for suites, with members that notice each other quickly. */
export function openLog(url: string, options: Partial<EventLogDependencies> = {}): Promise<EventLog> {
  return createEventLog(url, {
    clientId: 'test',
    clock: systemClock,
    timers: systemTimers,
    tracer: trace.getTracer('test'),
    logger: silentLogger,
    membership: { leaseMs: 6_000, heartbeatMs: 300 },
    ...options,
  });
}
