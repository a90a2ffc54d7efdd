import { z } from 'zod';
import { firstText, lenientList, optionalObject, optionalText, optionalTimestamp, text } from '../fields.js';
import { defineFormat, ignored, isObject, type Notice } from './alert-format.js';

const reference = optionalObject({ id: optionalText, summary: optionalText });

const event = z.object({
  event_type: text,
  occurred_at: optionalTimestamp,
  data: optionalObject({
    id: text,
    title: optionalText,
    html_url: optionalText,
    created_at: optionalTimestamp,
    urgency: optionalText,
    priority: reference,
    service: reference,
    teams: lenientList(z.object({ summary: optionalText })),
  }),
});

type Incident = NonNullable<z.output<typeof event>['data']>;

const changes: Readonly<Record<string, 'firing' | 'ended'>> = {
  'incident.triggered': 'firing',
  'incident.reopened': 'firing',
  'incident.resolved': 'ended',
};

/** PagerDuty's webhooks, version 3: one event of an incident. Only its beginning, its end and its return mean something here. */
export const pagerduty = defineFormat({
  name: 'pagerduty',
  about: 'PagerDuty, webhooks version 3',
  recognises: ({ event: sent }) => isObject(sent) && ('event_type' in sent || 'resource_type' in sent),
  schema: z.object({ event }),
  notices: ({ event: { event_type, occurred_at, data } }) => [noticeOf(event_type, occurred_at, data)],
});

function noticeOf(type: string, occurredAtMs: number, incident: Incident | null): Notice {
  if (type === 'pagey.ping') return ignored('about-the-monitor', 'a test message of PagerDuty');
  const change = Object.hasOwn(changes, type) ? changes[type] : undefined;
  if (!change) return ignored('not-a-state-change', `${type} neither opens nor ends an incident`);
  if (!incident) return ignored('not-a-state-change', `${type} names no incident`);
  return {
    kind: 'alert',
    identity: { incident: incident.id },
    name: firstText(incident.title, incident.id),
    isFiring: change === 'firing',
    startsAtMs: type === 'incident.triggered' ? incident.created_at || occurredAtMs : occurredAtMs,
    endsAtMs: change === 'ended' ? occurredAtMs : 0,
    summary: incident.title,
    labels: labelsOf(incident),
    annotations: incident.html_url ? { url: incident.html_url } : {},
  };
}

function labelsOf({ service, priority, urgency, teams }: Incident): Record<string, string> {
  const severity = firstText(priority?.summary, urgency);
  const team = firstText(teams[0]?.summary);
  const name = firstText(service?.summary, service?.id);
  return { ...(name && { service: name }), ...(severity && { severity }), ...(team && { team }) };
}
