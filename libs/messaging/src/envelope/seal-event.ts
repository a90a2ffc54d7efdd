import { encodeEvent, messageLimitBytes } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { traceHeaders } from '@compass/telemetry';
import type { OutgoingEvent } from '../port/event.js';
import type { OutboundMessage } from '../port/event-log.js';
import { contentType, headerNames, specVersion } from './headers.js';

/**
 * An event as a message, in the trace that is active now.
 * @param source the publishing service @throws PermanentError `message-too-large` when the body has more than 1 MiB
 */
export function sealEvent(event: OutgoingEvent, source: string, nowMs: number): OutboundMessage {
  const body = encodeEvent(event.type, event.data);
  if (body.length > messageLimitBytes)
    throw new PermanentError('message-too-large', `${event.type} ${event.id} has ${body.length} bytes`);
  const headers = {
    [headerNames.specVersion]: specVersion,
    [headerNames.id]: event.id,
    [headerNames.type]: event.type,
    [headerNames.source]: source,
    [headerNames.time]: new Date(nowMs).toISOString(),
    [headerNames.contentType]: contentType,
    ...traceHeaders(),
  };
  return { topic: event.topic, key: event.key, headers, body };
}
