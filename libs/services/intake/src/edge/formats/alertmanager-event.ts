import { z } from 'zod';
import { firstText, lenientTexts, optionalText, optionalTimestamp, textsOf, timestamp } from '../fields.js';
import { defineFormat, ignored, isObject, type Notice, type ReadAlert } from './alert-format.js';
import { readPrometheusAlert } from './prometheus-alert.js';

/** Its first version lists labels as pairs, its second has them as a map. */
const labelSet = z.union([
  z
    .object({ labels: z.array(z.object({ key: z.string(), value: optionalText })) })
    .transform(({ labels }) => textsOf(labels.map(({ key, value }) => [key, value]))),
  lenientTexts,
]);

const recordedAlert = z.object({
  /** Decimal here, 16 hex digits in the webhook: the same number. */
  fingerprint: z.union([z.string(), z.number()]).transform(String).catch(''),
  labels: labelSet,
  annotations: labelSet,
  startsAt: timestamp,
  endsAt: optionalTimestamp,
  resolved: z.boolean().catch(false),
});

/** The first version wraps an alert that is known by its hash. */
const wrappedAlert = z.union([z.object({ details: recordedAlert }).transform(({ details }) => details), recordedAlert]);

const envelope = z.object({ data: z.record(z.string(), z.unknown()) });

/** Events that tell of an alert, by what has become of it. */
const alertEvents: Readonly<Record<string, 'firing' | 'resolved'>> = {
  alertCreated: 'firing',
  alertGrouped: 'firing',
  alertResolved: 'resolved',
};

const otherEvents: Readonly<Record<string, Notice>> = {
  alertmanagerStartupEvent: ignored('about-the-monitor', 'Alertmanager started'),
  alertmanagerShutdownEvent: ignored('about-the-monitor', 'Alertmanager stopped'),
  notification: ignored('not-a-state-change', 'a notification was delivered'),
  silenceCreated: ignored('not-a-state-change', 'a silence was made'),
  silenceUpdated: ignored('not-a-state-change', 'a silence was changed'),
  silenceMutedAlert: ignored('muted-by-monitor', 'a silence of Alertmanager mutes an alert'),
  inhibitionMutedAlert: ignored('muted-by-monitor', 'an inhibition of Alertmanager mutes an alert'),
};

/** Alertmanager's own event recorder, as protojson of its Event (0.33 and newer). */
export const alertmanagerEvent = defineFormat({
  name: 'alertmanager-event',
  about: 'Prometheus Alertmanager, event recorder',
  recognises: ({ data, instance, '@timestamp': at }) =>
    isObject(data) &&
    (Object.keys(data).some((name) => Object.hasOwn(alertEvents, name) || Object.hasOwn(otherEvents, name)) ||
      (typeof at === 'string' && typeof instance === 'string')),
  schema: envelope,
  notices: ({ data }) => Object.entries(data).map(([event, told]) => noticeOf(event, told)),
});

function noticeOf(event: string, told: unknown): Notice {
  if (Object.hasOwn(otherEvents, event)) return otherEvents[event]!;
  if (!Object.hasOwn(alertEvents, event)) return ignored('not-a-state-change', `an event ${JSON.stringify(event)}`);
  return alertOf(wrappedAlert.parse(isObject(told) ? told['alert'] : told), alertEvents[event]!);
}

function alertOf(alert: z.output<typeof recordedAlert>, become: 'firing' | 'resolved'): ReadAlert {
  return readPrometheusAlert({
    ...alert,
    status: alert.resolved ? 'resolved' : become,
    fingerprint: hexFingerprint(firstText(alert.fingerprint)),
  });
}

function hexFingerprint(decimal: string): string {
  return /^\d{1,20}$/.test(decimal) ? BigInt(decimal).toString(16).padStart(16, '0') : '';
}
