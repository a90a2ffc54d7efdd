import { decodeEvent, type EventType } from '@compass/contracts';
import { PermanentError, sha256Hex } from '@compass/kernel';
import type { IncomingEvent } from '../port/event.js';
import type { LogRecord } from '../port/event-log.js';
import { headerNames } from './headers.js';

/** The type that a record says it has; undefined when it is not an event. */
export function typeOf({ headers }: LogRecord): string | undefined {
  return headers[headerNames.type];
}

/** Characters of a text that an index takes. */
const longestIndexed = 400;

/** What makes a record the same however often it comes: CloudEvents' source and id; where it lies, if it has none. */
export function messageId({ headers, topic, partition, offset }: LogRecord): string {
  const [source, id] = [headers[headerNames.source], headers[headerNames.id]];
  return source && id ? indexable(`${source}/${id}`) : `${topic}/${partition}/${offset}`;
}

/** What puts records in order: their key. */
export function orderingKey({ key }: LogRecord): string | null {
  return key === null ? null : indexable(key);
}

/** Itself, or its hash where it is too long to be looked up: whoever publishes may have put anything there. */
function indexable(text: string): string {
  return text.length <= longestIndexed ? text : sha256Hex(text);
}

/** @throws PermanentError `not-an-event` when a header is missing, `undecodable` when the body is not of its type */
export function openEvent<T extends EventType>(type: T, { headers, key, body }: LogRecord): IncomingEvent<T> {
  const [id, source, time] = [headers[headerNames.id], headers[headerNames.source], headers[headerNames.time]];
  const publishedAtMs = Date.parse(time ?? '');
  if (!id || !source || Number.isNaN(publishedAtMs))
    throw new PermanentError('not-an-event', `a ${type} needs the headers ce_id, ce_source and ce_time`);
  return { id, type, source, key: key ?? '', publishedAtMs, data: decodeEvent(type, body) };
}
