import type { AlertInput, IncidentInput } from '@compass/contracts';
import type { Alert, Incident, Severity } from '../domain/investigation/incident.js';

const severities = {
  unknown: 'SEVERITY_UNSPECIFIED',
  info: 'SEVERITY_INFO',
  warning: 'SEVERITY_WARNING',
  critical: 'SEVERITY_CRITICAL',
} as const satisfies Record<Severity, string>;
const statuses = {
  unknown: 'ALERT_STATUS_UNSPECIFIED',
  firing: 'ALERT_STATUS_FIRING',
  resolved: 'ALERT_STATUS_RESOLVED',
} as const satisfies Record<Alert['status'], string>;

export function incidentMessage({ alerts, severity, ...same }: Incident): IncidentInput {
  return { ...same, severity: severities[severity], alerts: alerts.map(alertMessage) };
}

function alertMessage({ severity, status, ...same }: Alert): AlertInput {
  return { ...same, severity: severities[severity], status: statuses[status] };
}
