import { createHash } from 'node:crypto';
import type { FiredAlert } from './alerts-over.js';

const NOT_ENDED = '0001-01-01T00:00:00Z';

/** The body that Alertmanager posts to a webhook (version 4) for one firing alert. */
export function alertmanagerBody(alert: FiredAlert, environment: string) {
  const { rule } = alert;
  const labels = { alertname: rule.name, environment, service: rule.service, severity: rule.severity };
  const annotations = {
    summary: rule.summary,
    description: `${rule.column} is ${round(alert.value)}, above ${round(alert.threshold)}, over ${rule.overS} s`,
  };
  const groupLabels = { alertname: rule.name, environment };
  return {
    version: '4',
    status: 'firing',
    receiver: 'on-call',
    groupKey: `{}:{alertname="${rule.name}", environment="${environment}"}`,
    truncatedAlerts: 0,
    groupLabels,
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: '',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations,
        startsAt: new Date(alert.firedAtS * 1000).toISOString(),
        endsAt: NOT_ENDED,
        generatorURL: '',
        fingerprint: fingerprintOf(labels),
      },
    ],
  };
}

function fingerprintOf(labels: Readonly<Record<string, string>>): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(labels).sort()))
    .digest('hex')
    .slice(0, 16);
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
