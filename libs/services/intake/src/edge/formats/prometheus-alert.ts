import { z } from 'zod';
import { canonicalJson, sha256Hex } from '@compass/kernel';
import { firstText, timestamp } from '../fields.js';
import { storableText, storableTexts } from '../storable-text.js';
import type { ReadAlert } from './alert-format.js';

/** An alert as Alertmanager writes it, and Grafana after it. */
export const prometheusAlert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: storableTexts,
  annotations: storableTexts.default({}),
  startsAt: timestamp,
  endsAt: timestamp.default(0),
  /** Of all labels, so that of one instance; older versions do not send it. */
  fingerprint: storableText.default(''),
});

/**
 * The two halves of a highly available pair send the same fingerprint and start, and so does every repetition. The group key is left
 * out: the same firing comes in each group that its routes put it into, and the event recorder tells it without one.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function readPrometheusAlert(alert: z.output<typeof prometheusAlert>): ReadAlert {
  const { labels, annotations, startsAt } = alert;
  const isFiring = alert.status === 'firing';
  return {
    kind: 'alert',
    identity: { instance: alert.fingerprint || sha256Hex(canonicalJson(labels)), startsAtMs: startsAt },
    name: labels['alertname'] ?? '',
    isFiring,
    startsAtMs: startsAt,
    // While it fires, Alertmanager may send when it would give the alert up for silent: that is not an end.
    endsAtMs: isFiring ? 0 : alert.endsAt,
    summary: firstText(annotations['summary'], annotations['title'], annotations['description']),
    labels,
    annotations,
  };
}
