import { describe, expect, test } from '@jest/globals';
import type { MetricRow } from '../recorder/metrics/metric-table.js';
import { ALERT_RULES, BASELINE_S, type AlertRule } from './alert-rule.js';
import { alertmanagerBody } from './alertmanager-body.js';
import { alertsOver } from './alerts-over.js';

const START = 1_800_000_000;
const rule: AlertRule = { ...ALERT_RULES[0]!, column: 'web_x', overS: 30, timesBaseline: 3, atLeast: 10 };

/** Rows of one column, five seconds apart; undefined is no sample. */
function rowsOf(values: readonly (number | undefined)[], column = 'web_x'): MetricRow[] {
  return values.map((value, index) => ({
    time: START + (index + 1) * 5,
    values: new Map(value === undefined ? [] : [[column, value]]),
  }));
}
const baseline = (value: number) => new Array<number>(BASELINE_S / 5).fill(value);

describe('alert rules', () => {
  test('fire once most of the window is above the threshold', () => {
    const [alert] = alertsOver([rule], rowsOf([...baseline(5), ...[5, 5, 20, 20, 20, 20, 20]]));
    expect(alert).toMatchObject({ firedAtS: START + BASELINE_S + 6 * 5, value: 20, threshold: 15 });
  });

  test.each([
    ['stays below its multiple of the baseline', [...baseline(5), 14, 14, 14, 14, 14, 14, 14]],
    ['stays below what is worth an alert', [...baseline(1), 9, 9, 9, 9, 9, 9, 9]],
    ['is above for a moment only', [...baseline(5), 5, 99, 99, 5, 5, 99, 5, 5]],
    ['was never sampled', [undefined, undefined]],
  ])('stay silent when the indicator %s', (_, values) => {
    expect(alertsOver([rule], rowsOf(values))).toEqual([]);
  });

  test('take a missing sample as no sign of health', () => {
    const values = [...baseline(5), 99, undefined, 99, undefined, 99, 99];
    expect(alertsOver([rule], rowsOf(values))).toHaveLength(1);
  });

  test('are told in the order in which they fire', () => {
    const late = { ...rule, name: 'Late', overS: 60 };
    const values = [...baseline(5), ...new Array<number>(20).fill(99)];
    expect(alertsOver([late, rule], rowsOf(values)).map((alert) => alert.rule.name)).toEqual([rule.name, 'Late']);
  });
});

describe("Alertmanager's body", () => {
  const alert = { rule, firedAtS: START, value: 20.123, threshold: 15 };

  test('has one firing alert that names environment and service', () => {
    const body = alertmanagerBody(alert, 'shop/incident-001');
    expect(body).toMatchObject({ version: '4', status: 'firing', commonLabels: { environment: 'shop/incident-001' } });
    expect(body.alerts).toHaveLength(1);
    expect(body.alerts[0]).toMatchObject({
      status: 'firing',
      startsAt: new Date(START * 1000).toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      labels: { alertname: rule.name, service: 'web', environment: 'shop/incident-001', severity: 'critical' },
    });
  });

  test('has one fingerprint for the same labels', () => {
    const fingerprintOf = (environment: string) => alertmanagerBody(alert, environment).alerts[0]?.fingerprint;
    expect(fingerprintOf('a')).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf('a')).toBe(fingerprintOf('a'));
    expect(fingerprintOf('a')).not.toBe(fingerprintOf('b'));
  });
});
