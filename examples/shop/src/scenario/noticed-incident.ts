import { ALERT_RULES } from '../alerting/alert-rule.js';
import { alertsOver, type FiredAlert } from '../alerting/alerts-over.js';
import type { MetricRow } from '../recorder/metrics/metric-table.js';
import type { IncidentPlan } from './incident-plan.js';
import type { RecordedIncident } from './run-incident.js';

/** A recorded incident that a monitor noticed, as its plan says it should be. */
export interface NoticedIncident extends RecordedIncident {
  readonly rows: readonly MetricRow[];
  readonly alert: FiredAlert;
}

/**
 * Evaluates the alert rules over what was recorded. Throws when the recording is not what it claims to be: nobody noticed, somebody
 * noticed before anything happened, or the shop suffered although its plan has no fault.
 */
export function noticed(plan: IncidentPlan, incident: RecordedIncident): NoticedIncident {
  const rows = incident.recording.metrics.rows(incident.startS, incident.endS);
  const alerts = alertsOver(ALERT_RULES, rows);
  const alert = alerts[0];
  if (!alert) throw new Error(`${plan.id}: no monitor noticed anything`);
  if (alert.firedAtS <= incident.startS + plan.onsetS) {
    throw new Error(`${plan.id}: ${alert.rule.name} fired before anything happened: the machine is too busy`);
  }
  const suffering = alerts.find(({ rule }) => rule.noticesHarm);
  if (plan.fault.kind === 'none' && suffering) {
    throw new Error(`${plan.id}: ${suffering.rule.name} fired without a fault: the machine is too busy`);
  }
  return { ...incident, rows, alert };
}
