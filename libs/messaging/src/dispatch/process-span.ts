import { attributes, contextFromHeaders, markFailed, spanNames, withSpan } from '@compass/telemetry';
import { context, SpanKind, trace, type Span, type Tracer } from '@opentelemetry/api';
import type { InboxMessage } from '../port/inbox.js';

type Processed = Pick<InboxMessage, 'consumer' | 'id' | 'record'>;

/** Runs `work` inside a CONSUMER span, in the trace that the message came with. @param name event type or topic */
export function inProcessSpan<T>(
  tracer: Tracer,
  name: string,
  message: Processed,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return withSpan(tracer, spanNames.process(name), spanOptions(name, message), work);
}

/** The CONSUMER span of a message that is handled together with others: entered from time to time, ended by hand. */
export class ProcessSpan {
  private readonly parent;
  private readonly span: Span;

  constructor(tracer: Tracer, name: string, message: Processed) {
    const { parent, ...options } = spanOptions(name, message);
    this.parent = parent;
    this.span = tracer.startSpan(spanNames.process(name), options, parent);
  }

  /** Runs `work` with the span active. */
  within<T>(work: () => T): T {
    return context.with(trace.setSpan(this.parent, this.span), work);
  }

  /** Says that the work of both is done in the other's trace. */
  linkTo(other: ProcessSpan): void {
    this.span.addLink({ context: other.span.spanContext() });
  }

  fail(thrown: unknown): void {
    markFailed(this.span, thrown);
    this.end();
  }

  end(): void {
    this.span.end();
  }
}

function spanOptions(name: string, { consumer, id, record }: Processed) {
  return {
    kind: SpanKind.CONSUMER,
    parent: contextFromHeaders(record.headers),
    attributes: {
      [attributes.messagingDestination]: record.topic,
      [attributes.messagingConsumerGroup]: consumer,
      [attributes.messagingMessageId]: id,
      [attributes.eventType]: name,
    },
  };
}
