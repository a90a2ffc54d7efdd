import { attributes, contextFromHeaders, markFailed, spanNames, traceHeaders } from '@compass/telemetry';
import { context, SpanKind, trace, type Span, type Tracer } from '@opentelemetry/api';
import { headerNames } from '../envelope/headers.js';
import type { OutboundMessage } from '../port/event-log.js';

/** `messaging.system` of the two adapters. */
export type MessagingSystem = 'kafka' | 'postgresql';

/**
 * Appends messages inside one PRODUCER span each, child of the message's own trace or else of the active span; the
 * messages that `append` gets carry their span's context on.
 */
export async function appendInSpans(
  tracer: Tracer,
  system: MessagingSystem,
  messages: readonly OutboundMessage[],
  append: (messages: readonly OutboundMessage[]) => Promise<void>,
): Promise<void> {
  const traced = messages.map((message) => startPublishing(tracer, system, message));
  try {
    await append(traced.map(({ message }) => message));
  } catch (error) {
    for (const { span } of traced) markFailed(span, error);
    throw error;
  } finally {
    for (const { span } of traced) span.end();
  }
}

function startPublishing(
  tracer: Tracer,
  system: MessagingSystem,
  message: OutboundMessage,
): { span: Span; message: OutboundMessage } {
  const carried = contextFromHeaders(message.headers);
  const parent = trace.getSpan(carried) ? carried : context.active();
  const options = {
    kind: SpanKind.PRODUCER,
    attributes: {
      [attributes.messagingSystem]: system,
      [attributes.messagingDestination]: message.topic,
      [attributes.messagingMessageId]: message.headers[headerNames.id],
      [attributes.eventType]: message.headers[headerNames.type],
    },
  };
  const span = tracer.startSpan(spanNames.publish(message.topic), options, parent);
  const headers = { ...message.headers, ...traceHeaders(trace.setSpan(parent, span)) };
  return { span, message: { ...message, headers } };
}
