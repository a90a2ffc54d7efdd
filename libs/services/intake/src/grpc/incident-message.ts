import { investigationIdOf, type Alert, type IncidentRecordInput } from '@compass/contracts';
import type { ShownIncident } from '../store/incident-views.js';

export function incidentMessage(shown: ShownIncident, alerts: readonly Alert[] = []): IncidentRecordInput {
  const { incidentId, fingerprint, environment, service, severity, startedAtMs, ...now } = shown;
  const { resolvedAtMs, recurrenceOf, alertCount, firingCount, workloads, recurrences, verdict } = now;
  return {
    incident: { incidentId, fingerprint, environment, service, severity, startedAtMs, alerts: [...alerts] },
    status: resolvedAtMs === null ? 'INCIDENT_STATUS_OPEN' : 'INCIDENT_STATUS_RESOLVED',
    resolvedAtMs: resolvedAtMs ?? 0,
    ...{ alertCount, firingCount, workloads: [...workloads], recurrences, verdict },
    recurrenceOf: recurrenceOf ?? '',
    investigationId: investigationIdOf(recurrenceOf ?? incidentId),
  };
}
