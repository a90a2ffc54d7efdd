import { canonicalJson, sha256Hex } from '@compass/kernel';
import { fingerprintOf } from '../domain/fingerprint.js';
import type { Occurrence } from '../domain/occurrence.js';
import { owningWorkload } from '../domain/owning-workload.js';
import { severityOf } from '../domain/severity.js';
import type { AlertmanagerAlert, AlertmanagerWebhook } from './alertmanager-webhook.js';

/** Names the environment of an alert by its labels. @throws PermanentError `unknown-environment` */
export type ResolveEnvironment = (labels: Readonly<Record<string, string>>) => string;

/** Every alert of a webhook as an occurrence of a normalised alert, in the order sent. */
export function normaliseAlertmanager(webhook: AlertmanagerWebhook, environmentOf: ResolveEnvironment): Occurrence[] {
  return webhook.alerts.map((alert) => {
    const environment = environmentOf(alert.labels);
    return { key: occurrenceKey(environment, webhook.groupKey, alert), alert: normalise(alert, environment) };
  });
}

/**
 * The two halves of a highly available pair send the same group key, fingerprint and start; so does every repetition.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
function occurrenceKey(environment: string, groupKey: string, alert: AlertmanagerAlert): string {
  const instance = alert.fingerprint || sha256Hex(canonicalJson(alert.labels));
  return sha256Hex(canonicalJson({ environment, groupKey, instance, startsAtMs: alert.startsAt }));
}

function normalise(alert: AlertmanagerAlert, environment: string): Occurrence['alert'] {
  const { labels, annotations } = alert;
  const name = labels['alertname'] ?? '';
  const workload = owningWorkload(labels);
  return {
    fingerprint: fingerprintOf({ environment, name, workload }),
    source: 'alertmanager',
    environment,
    name,
    service: workload.name,
    severity: severityOf(labels),
    status: alert.status === 'firing' ? 'ALERT_STATUS_FIRING' : 'ALERT_STATUS_RESOLVED',
    startsAtMs: alert.startsAt,
    // While it fires, Alertmanager may send when it would give the alert up for silent: that is not an end.
    endsAtMs: alert.status === 'firing' ? 0 : alert.endsAt,
    summary: annotations['summary'] ?? annotations['title'] ?? annotations['description'] ?? '',
    labels,
    annotations,
  };
}
