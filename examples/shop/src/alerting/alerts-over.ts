import { INTERVAL_S, type MetricRow } from '../recorder/metrics/metric-table.js';
import { BASELINE_S, type AlertRule } from './alert-rule.js';

/** A rule that fired. */
export interface FiredAlert {
  readonly rule: AlertRule;
  /** Epoch seconds of the first row at which it fires. */
  readonly firedAtS: number;
  readonly value: number;
  readonly threshold: number;
}

/** The rules that fire over these rows, the first to fire first. The rules' baseline is the first `BASELINE_S` seconds. */
export function alertsOver(rules: readonly AlertRule[], rows: readonly MetricRow[]): FiredAlert[] {
  const alerts = rules.flatMap((rule) => firstFiring(rule, rows) ?? []);
  return alerts.sort((one, other) => one.firedAtS - other.firedAtS);
}

function firstFiring(rule: AlertRule, rows: readonly MetricRow[]): FiredAlert | undefined {
  const baselineRows = BASELINE_S / INTERVAL_S;
  const windowRows = rule.overS / INTERVAL_S;
  const normal = medianOf(rule.column, rows.slice(0, baselineRows));
  if (normal === undefined) return undefined;
  const threshold = Math.max(rule.timesBaseline * normal, rule.atLeast);
  for (let end = baselineRows + 1; end <= rows.length; end += 1) {
    const value = medianOf(rule.column, rows.slice(end - windowRows, end));
    const firedAtS = rows[end - 1]?.time;
    if (value !== undefined && firedAtS !== undefined && value > threshold) return { rule, firedAtS, value, threshold };
  }
  return undefined;
}

/** The median of a column's samples, the lower one of an even number; undefined when there are none. */
function medianOf(column: string, rows: readonly MetricRow[]): number | undefined {
  const values = rows.flatMap((row) => row.values.get(column) ?? []).sort((one, other) => one - other);
  return values[Math.floor((values.length - 1) / 2)];
}
