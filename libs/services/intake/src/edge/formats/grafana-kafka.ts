import { z } from 'zod';
import { firstText, lenientList, optionalText } from '../fields.js';
import { defineFormat, ignored, isObject, type Notice } from './alert-format.js';
import { sharedLabels } from './grafana-text.js';

const record = z.object({
  alert_state: optionalText,
  description: optionalText,
  details: optionalText,
  incident_key: optionalText,
  client_url: optionalText,
});

/** The REST proxy is sent records; what lies on the topic is the value of one. */
const restBody = z
  .object({ records: z.array(z.unknown()).pipe(lenientList(z.object({ value: record }))) })
  .transform(({ records }) => records.map(({ value }) => value));

const isRecord = (value: unknown): boolean =>
  isObject(value) && 'alert_state' in value && ('incident_key' in value || 'client' in value);

const valuesOf = (message: unknown): unknown[] =>
  isObject(message) && Array.isArray(message['records'])
    ? message['records'].map((each: unknown) => (isObject(each) ? each['value'] : undefined))
    : [message];

/** Grafana's contact point for Kafka's REST proxy: a group of alerts as two texts. */
export const grafanaKafka = defineFormat({
  name: 'grafana-kafka',
  about: 'Grafana alerting, Kafka REST proxy contact point',
  recognises: (message) => valuesOf(message).some(isRecord),
  schema: z.union([restBody, record.transform((value) => [value])]),
  notices: (records) => records.map(noticeOf),
});

function noticeOf(sent: z.output<typeof record>): Notice {
  const state = sent.alert_state.trim().toLowerCase();
  if (state !== 'ok' && state !== 'alerting' && state !== 'no_data')
    return ignored('not-a-state-change', `alert_state is ${JSON.stringify(sent.alert_state)}`);
  const labels = sharedLabels(sent.details);
  return {
    kind: 'alert',
    // The key is of the group, and the same for each of its firings.
    identity: { incidentKey: firstText(sent.incident_key, sent.description) },
    name: firstText(labels['alertname'], sent.description.replace(/^\[[^\]]*\]\s*/, '')),
    isFiring: state !== 'ok',
    startsAtMs: 0,
    endsAtMs: 0,
    summary: firstText(sent.description, sent.details),
    labels,
    annotations: { ...(sent.details && { details: sent.details }), ...(sent.client_url && { url: sent.client_url }) },
  };
}
