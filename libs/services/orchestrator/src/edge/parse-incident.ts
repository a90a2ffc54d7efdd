import type {
  Alert as AlertMessage,
  AlertStatus as AlertStatusName,
  Incident as IncidentMessage,
  Severity as SeverityName,
} from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { Alert, Incident, Severity } from '../domain/investigation/incident.js';

/** A newer writer may know more than these. */
const severities: Readonly<Partial<Record<SeverityName, Severity>>> = {
  SEVERITY_UNSPECIFIED: 'unknown',
  SEVERITY_INFO: 'info',
  SEVERITY_WARNING: 'warning',
  SEVERITY_CRITICAL: 'critical',
};
const statuses: Readonly<Partial<Record<AlertStatusName, Alert['status']>>> = {
  ALERT_STATUS_UNSPECIFIED: 'unknown',
  ALERT_STATUS_FIRING: 'firing',
  ALERT_STATUS_RESOLVED: 'resolved',
};

/** @throws PermanentError `invalid-incident` */
export function parseIncident(message: IncidentMessage | null): Incident {
  if (!message?.incidentId) throw new PermanentError('invalid-incident', 'an incident has an id');
  const { incidentId, fingerprint, environment, service, severity, startedAtMs, alerts } = message;
  return {
    incidentId,
    fingerprint,
    environment,
    ...(service !== '' && { service }),
    severity: severities[severity] ?? 'unknown',
    startedAtMs,
    alerts: alerts.map(parseAlert),
  };
}

/** @throws PermanentError `invalid-incident` */
export function parseAlert(message: AlertMessage | null): Alert {
  if (!message) throw new PermanentError('invalid-incident', 'an update of an incident brings an alert');
  const { service, severity, status, endsAtMs, ...same } = message;
  return {
    ...same,
    ...(service !== '' && { service }),
    severity: severities[severity] ?? 'unknown',
    status: statuses[status] ?? 'unknown',
    ...(endsAtMs !== 0 && { endsAtMs }),
  };
}
