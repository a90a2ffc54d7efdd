import { topics } from '@compass/contracts';
import { CorrelateAlerts } from '@compass/service-intake/parts';
import { SimulatedIncidentStore, type IncidentTables } from '../stores/simulated-incident-store.js';
import type { Platform } from './host.js';

/** Intake in one process, composed as its module composes it. */
export function startIntake(platform: Platform<IncidentTables>): Promise<void> {
  const { host, unitOfWork, schema } = platform;
  const store = host.seams.incidentStore(new SimulatedIncidentStore(unitOfWork, schema.tables, host.process));
  return platform.consume({
    topics: [topics.alerts.name],
    recordHandlers: [new CorrelateAlerts(host.process)],
    store,
  });
}
