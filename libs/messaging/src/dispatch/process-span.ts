import { attributes, contextFromHeaders, spanNames, withSpan } from '@compass/telemetry';
import { SpanKind, type Span, type Tracer } from '@opentelemetry/api';
import type { InboxMessage } from '../port/inbox.js';

/** Runs `work` inside a CONSUMER span, in the trace that the message came with. @param name event type or topic */
export function inProcessSpan<T>(
  tracer: Tracer,
  name: string,
  { consumer, id, record }: Pick<InboxMessage, 'consumer' | 'id' | 'record'>,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const options = {
    kind: SpanKind.CONSUMER,
    parent: contextFromHeaders(record.headers),
    attributes: {
      [attributes.messagingDestination]: record.topic,
      [attributes.messagingConsumerGroup]: consumer,
      [attributes.messagingMessageId]: id,
      [attributes.eventType]: name,
    },
  };
  return withSpan(tracer, spanNames.process(name), options, work);
}
