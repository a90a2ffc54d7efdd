import { z } from 'zod';
import type { Severity } from '@compass/contracts';
import { knownTime, labelName, lenientList, optionalText, text, textsOf } from '../fields.js';
import { defineFormat, ignored, type Notice } from './alert-format.js';

/** Not classified, information, warning, average, high, disaster. */
const severities: readonly Severity[] = [
  'SEVERITY_UNSPECIFIED',
  'SEVERITY_INFO',
  'SEVERITY_WARNING',
  'SEVERITY_WARNING',
  'SEVERITY_CRITICAL',
  'SEVERITY_CRITICAL',
];

/** Older versions send a host as its name alone. */
const host = z.union([z.object({ host: text, name: optionalText }).transform((known) => known.host), text]);

const exported = z.object({
  clock: z.number(),
  ns: z.number().catch(0),
  /** 1 of a problem, 0 of its recovery. */
  value: z.unknown().optional(),
  eventid: text.optional().catch(undefined),
  p_eventid: text.optional().catch(undefined),
  name: optionalText,
  severity: z.number().catch(0),
  hosts: lenientList(host),
  tags: lenientList(z.object({ tag: text, value: optionalText })),
  itemid: z.unknown().optional(),
});

type Exported = z.output<typeof exported>;

/** What Zabbix streams: events of triggers, and values that it measured. */
export const zabbix = defineFormat({
  name: 'zabbix',
  about: 'Zabbix, streaming of events',
  recognises: (message) =>
    'clock' in message && ('eventid' in message || 'p_eventid' in message || 'itemid' in message),
  schema: exported,
  notices: (event) => [noticeOf(event)],
});

function noticeOf(event: Exported): Notice {
  if (event.itemid !== undefined) return ignored('telemetry', 'a value or trend of an item');
  const recovered = event.p_eventid !== undefined || event.value === 0;
  const problem = recovered ? event.p_eventid : event.eventid;
  if (problem === undefined) return ignored('not-a-state-change', 'an event without the id of its problem');
  const atMs = knownTime(event.clock * 1000 + event.ns / 1e6);
  return {
    kind: 'alert',
    identity: { problem },
    name: event.name,
    isFiring: !recovered,
    startsAtMs: recovered ? 0 : atMs,
    endsAtMs: recovered ? atMs : 0,
    summary: event.name,
    labels: labelsOf(event),
    annotations: {},
    severity: severities[event.severity] ?? 'SEVERITY_UNSPECIFIED',
  };
}

function labelsOf({ hosts, tags }: Exported): Record<string, string> {
  const named = tags.map(({ tag, value }) => [labelName(tag), value] as const);
  return textsOf([...(hosts[0] ? [['host', hosts[0]] as const] : []), ...named]);
}
