import { z } from 'zod';
import type { Severity } from '@compass/contracts';
import { firstText, knownTime, labelName, optionalText, textsOf } from '../fields.js';
import { defineFormat, ignored, type Notice } from './alert-format.js';

/** Datadog leaves a variable that it does not know as it is written. */
const filled = optionalText.transform((value) => (/^\$[A-Z_]+$/.test(value.trim()) ? '' : value));

/** The body that docs/connect/datadog.md gives to paste; all values are texts. */
const template = z.object({
  title: filled,
  body: filled,
  alert_transition: filled,
  alert_type: filled,
  alert_cycle_key: filled,
  severity: filled,
  monitor_id: filled,
  id: filled,
  scopes: filled,
  tags: filled,
  date: filled,
  last_updated: filled,
  url: filled,
});

type Sent = z.output<typeof template>;

const severities: Readonly<Record<string, Severity>> = { error: 'SEVERITY_CRITICAL', warning: 'SEVERITY_WARNING' };

/** Datadog's webhooks integration, by our template. */
export const datadog = defineFormat({
  name: 'datadog',
  about: 'Datadog, webhooks integration with the template of docs/connect/datadog.md',
  recognises: (message) =>
    ('alert_transition' in message || 'alert_type' in message) && ('monitor_id' in message || 'event_type' in message),
  schema: template,
  notices: (sent) => [noticeOf(sent)],
});

function noticeOf(sent: Sent): Notice {
  if (!Object.values(sent).some((value) => value !== '')) return ignored('unfilled-template', 'no value is filled in');
  const isFiring = fires(sent);
  if (isFiring === undefined)
    return ignored('not-a-state-change', `alert_type ${JSON.stringify(sent.alert_type)} without an alert_transition`);
  const labels = labelsOf(sent);
  const { url, body } = sent;
  return {
    kind: 'alert',
    identity: sent.alert_cycle_key
      ? { cycle: sent.alert_cycle_key }
      : { monitor: sent.monitor_id || sent.title, scopes: sent.scopes },
    name: nameOf(sent),
    isFiring,
    startsAtMs: isFiring ? timeOf(sent) : 0,
    endsAtMs: isFiring ? 0 : timeOf(sent),
    summary: firstText(sent.title, body),
    labels,
    annotations: { ...(body && { description: body }), ...(url && { url }) },
    ...severityOf(sent),
  };
}

/** Undefined of an event that no monitor's state changed for. */
function fires({ alert_transition, alert_type }: Sent): boolean | undefined {
  if (alert_transition) return !/^recovered$/i.test(alert_transition.trim());
  if (alert_type === 'success') return false;
  return alert_type === 'error' || alert_type === 'warning' ? true : undefined;
}

/** Datadog puts the state before the monitor's name: `[P1] [Triggered on {host:a}] name`. */
const nameOf = ({ title, monitor_id }: Sent) => firstText(title.replace(/^(\s*\[[^\]]*\])+/, ''), title, monitor_id);

/** Scopes come last: they say what the monitor fired for. */
function labelsOf({ tags, scopes, severity }: Sent): Record<string, string> {
  const pairs = `${tags},${scopes}`.split(',').flatMap((tag) => {
    const [, name, value] = /^\s*([^:\s]+):(.+?)\s*$/.exec(tag) ?? [];
    return name !== undefined && value !== undefined ? [[labelName(name), value] as const] : [];
  });
  return textsOf([...pairs, ...(severity ? [['priority', severity] as const] : [])]);
}

const severityOf = ({ severity, alert_type }: Sent) => {
  const known = Object.hasOwn(severities, alert_type) ? severities[alert_type] : undefined;
  return known && !/^p\d$/i.test(severity) ? { severity: known } : {};
};

/** Epoch milliseconds, as Datadog writes $DATE and $LAST_UPDATED. */
const timeOf = ({ date, last_updated }: Sent): number => knownTime(Number(date)) || knownTime(Number(last_updated));
