import { investigationIdOf, type AlertRecordInput } from '@compass/contracts';
import type { ShownAlert } from '../store/alert-views.js';

export function alertMessage({ format, investigatedIncidentId, ...shown }: ShownAlert): AlertRecordInput {
  const { alertId, receiptId, receivedAtMs, outcome, rule, reason, alert, incidentId, verdict } = shown;
  return {
    ...{ alertId, receiptId, receivedAtMs, outcome, rule, reason, alert, incidentId, verdict },
    recognisedAs: format,
    investigationId: investigatedIncidentId ? investigationIdOf(investigatedIncidentId) : '',
  };
}
