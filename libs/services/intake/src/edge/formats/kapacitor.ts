import { z } from 'zod';
import type { Severity } from '@compass/contracts';
import { firstText, lenientList, lenientTexts, optionalText, optionalTimestamp, text, textsOf } from '../fields.js';
import { defineFormat, type ReadAlert } from './alert-format.js';

const levels = ['OK', 'INFO', 'WARNING', 'CRITICAL'] as const;
const severities: Readonly<Record<(typeof levels)[number], Severity>> = {
  OK: 'SEVERITY_UNSPECIFIED',
  INFO: 'SEVERITY_INFO',
  WARNING: 'SEVERITY_WARNING',
  CRITICAL: 'SEVERITY_CRITICAL',
};

const alertData = z.object({
  id: text,
  level: z.enum(levels),
  message: optionalText,
  details: optionalText,
  time: optionalTimestamp,
  /** Nanoseconds since the alert left OK. */
  duration: z.number().min(0).catch(0),
  data: z.object({ series: lenientList(z.object({ name: optionalText, tags: lenientTexts })) }).catch({ series: [] }),
});

/** What Kapacitor's handlers for Kafka and HTTP send. */
export const kapacitor = defineFormat({
  name: 'kapacitor',
  about: 'Kapacitor, Kafka and HTTP post handlers',
  recognises: (message) => 'level' in message && ('previousLevel' in message || 'recoverable' in message),
  schema: alertData,
  notices: (sent) => [alertOf(sent)],
});

function alertOf(sent: z.output<typeof alertData>): ReadAlert {
  const [name, group] = splitId(sent.id);
  const isFiring = sent.level !== 'OK';
  return {
    kind: 'alert',
    identity: { id: sent.id },
    name,
    isFiring,
    startsAtMs: Math.max(0, Math.round(sent.time - sent.duration / 1e6)),
    endsAtMs: isFiring ? 0 : sent.time,
    summary: firstText(sent.message, sent.details),
    labels: textsOf([...group, ...sent.data.series.flatMap(({ tags }) => Object.entries(tags))]),
    annotations: { ...(sent.details && { details: sent.details }) },
    severity: severities[sent.level],
  };
}

/** Kapacitor's own ids are `<name>:<tag>=<value>,…`, or `<name>:nil` without a group; any other is a name. */
function splitId(id: string): [name: string, group: [string, string][]] {
  const colon = id.indexOf(':');
  const group = id.slice(colon + 1);
  if (colon < 1 || !/^(nil|[^=,\s]+=[^,]*(,[^=,\s]+=[^,]*)*)$/.test(group)) return [id, []];
  const pairs = group === 'nil' ? [] : group.split(',').map((pair) => pair.split(/=(.*)/s));
  return [id.slice(0, colon), pairs.map(([tag = '', value = '']) => [tag, value])];
}
