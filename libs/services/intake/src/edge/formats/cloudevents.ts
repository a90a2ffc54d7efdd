import { z } from 'zod';
import {
  firstText,
  knownTime,
  labelName,
  lenientTexts,
  optionalText,
  optionalTimestamp,
  text,
  textsOf,
} from '../fields.js';
import { ignored, type AlertFormat, type JsonObject, type MessageHeaders, type ReadAlert } from './alert-format.js';

const attributes = z.object({
  id: text,
  source: text,
  type: text,
  subject: optionalText,
  time: optionalTimestamp,
  data: z.unknown().optional(),
});

type CloudEvent = z.output<typeof attributes>;

/** In binary mode the attributes are headers, and the body is the data. */
const isBinary = (headers: MessageHeaders): boolean => 'ce_specversion' in headers || 'ce_id' in headers;

function attributesOf(message: unknown, headers: MessageHeaders): unknown {
  if (!isBinary(headers)) return message;
  const named = Object.entries(headers).filter(([name]) => name.startsWith('ce_'));
  return { ...Object.fromEntries(named.map(([name, value]) => [name.slice(3), value])), data: message };
}

/** What an event's data may say of an alert; events are free in their data, so that all of it may be missing. */
const alertData = z.object({
  name: optionalText,
  title: optionalText,
  summary: optionalText,
  message: optionalText,
  description: optionalText,
  status: optionalText,
  state: optionalText,
  severity: optionalText,
  service: optionalText,
  key: optionalText,
  startsAt: optionalTimestamp,
  endsAt: optionalTimestamp,
  labels: lenientTexts,
  annotations: lenientTexts,
});

const noData = alertData.parse({});
const endWords = /^(resolved|recovered|closed|ok|normal|up|success)$/i;

/** CloudEvents 1.0, structured and binary, whose data is no other format of ours: each event is one alert. */
export const cloudevents: AlertFormat = {
  name: 'cloudevents',
  about: 'CloudEvents 1.0, structured or binary mode',
  recognises: (message, headers) => isBinary(headers) || 'specversion' in message,
  read(message, headers) {
    const event = attributes.parse(attributesOf(message, headers));
    return event.data === null ? [ignored('tombstone', 'an event without data')] : [alertOf(event)];
  },
};

/** What a structured event carries, for formats that come wrapped in one; undefined of any other message. */
export const carriedData = (message: JsonObject): unknown => ('specversion' in message ? message['data'] : undefined);

function alertOf(event: CloudEvent): ReadAlert {
  const data = alertData.catch(noData).parse(event.data);
  const isFiring = !endWords.test(firstText(data.status, data.state));
  const atMs = knownTime(event.time);
  return {
    kind: 'alert',
    // Events are told apart by (source, id); a key of the alert's own also joins its end.
    identity: data.key ? { source: event.source, key: data.key } : { source: event.source, id: event.id },
    name: firstText(data.name, data.labels['alertname'], event.type),
    isFiring,
    startsAtMs: isFiring ? data.startsAt || atMs : data.startsAt,
    endsAtMs: isFiring ? 0 : data.endsAt || atMs,
    summary: firstText(data.summary, data.title, data.message, data.description, `${event.type} from ${event.source}`),
    labels: labelsOf(event, data),
    annotations: textsOf([...Object.entries(data.annotations), ['source', event.source]]),
  };
}

function labelsOf({ subject }: CloudEvent, { labels, severity, service }: z.output<typeof alertData>) {
  const named = Object.entries(labels).map(([name, value]) => [labelName(name), value] as const);
  const own = Object.entries({ subject, severity, service }).filter(([, value]) => value !== '');
  return textsOf([...named, ...own]);
}
