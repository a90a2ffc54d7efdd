import { ALERT_RULES, type AlertRule } from '../alerting/alert-rule.js';
import { alertsOver, type FiredAlert } from '../alerting/alerts-over.js';
import type { MetricRow } from '../recorder/metrics/metric-table.js';
import { faultNamed, type PlannedFault } from '../faults/faults.js';
import type { IncidentPlan } from './incident-plan.js';
import type { RecordedIncident } from './run-incident.js';

/** A recorded incident that a monitor noticed, as its plan says it should be. */
export interface NoticedIncident extends RecordedIncident {
  readonly rows: readonly MetricRow[];
  readonly alert: FiredAlert;
}

/**
 * Evaluates the alert rules over what was recorded. Throws when the recording is not what its plan says, which other work on the
 * machine can do: nobody noticed, another monitor did first, or visitors suffered although there is no fault.
 */
export function noticed(plan: IncidentPlan, incident: RecordedIncident): NoticedIncident {
  const rows = incident.recording.metrics.rows(incident.startS, incident.endS);
  const alerts = alertsOver(ALERT_RULES, rows);
  const alert = alerts[0];
  if (!alert) throw new Error(`${plan.id}: no monitor noticed anything`);
  if (alert.firedAtS <= incident.startS + plan.onsetS) {
    throw new Error(`${plan.id}: ${alert.rule.name} fired before anything happened`);
  }
  const misleading = alerts.find(({ rule }, place) => misleads(plan.fault, rule, place));
  if (misleading) throw new Error(`${plan.id}: ${misleading.rule.name} fired for another reason than the plan's`);
  return { ...incident, rows, alert };
}

/** Whether a rule that fires in that place (0: first) tells of something that the plan does not have. */
function misleads({ kind, details }: PlannedFault, rule: AlertRule, place: number): boolean {
  const { toldBy, cause } = faultNamed(kind);
  if (toldBy.includes(rule.name)) return false;
  return place === 0 || (cause(details).rootService === null && rule.noticesHarm);
}
