import { systemClock } from '@compass/kernel';
import { SimulatedDatabase } from '../database/simulated-database.js';
import { InboxTables } from '../database/simulated-inbox.js';
import { OutboxRows, SimulatedOutbox } from '../database/simulated-outbox.js';
import { SimulatedUnitOfWork } from '../database/simulated-unit-of-work.js';
import { directWire } from '../process/wire.js';

/** The transactions of a process to which nothing happens. */
export function openUnitOfWork(): SimulatedUnitOfWork {
  const database = new SimulatedDatabase(() => systemClock.now());
  const outbox = new SimulatedOutbox(database, new OutboxRows(() => undefined), 'test', directWire);
  const parts = { database, wire: directWire, clock: systemClock, source: 'test', inbox: new InboxTables(), outbox };
  return new SimulatedUnitOfWork(parts);
}
