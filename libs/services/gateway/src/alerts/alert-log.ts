import { Inject, Injectable } from '@nestjs/common';
import { SpanKind, type Tracer } from '@opentelemetry/api';
import { RetryableError, type Timers } from '@compass/kernel';
import type { EventLog, OutboundMessage } from '@compass/messaging';
import { EVENT_LOG, TIMERS, TRACER } from '@compass/runtime';
import { attributes, spanNames, traceHeaders, withSpan } from '@compass/telemetry';

/** A monitor waits about this long before it sends again; what the log takes later is then a copy, which costs nothing. */
const patienceMs = 8_000;

/** Appends alerts to the log, in the trace of their request. */
@Injectable()
export class AlertLog {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(TIMERS) private readonly timers: Timers,
    @Inject(TRACER) private readonly tracer: Tracer,
  ) {}

  /** Resolves once the log has the message. @throws RetryableError `event-log-unavailable` */
  append(message: OutboundMessage): Promise<void> {
    const { topic } = message;
    const producer = { kind: SpanKind.PRODUCER, attributes: { [attributes.messagingDestination]: topic } };
    return withSpan(this.tracer, spanNames.publish(topic), producer, () => {
      const headers = { ...message.headers, ...traceHeaders() };
      return this.patiently(this.log.append([{ ...message, headers }]));
    });
  }

  private patiently(appended: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.timers.after(patienceMs, () =>
        reject(new RetryableError('event-log-unavailable', `the event log did not answer within ${patienceMs} ms`)),
      );
      appended.then(resolve, reject).finally(cancel);
    });
  }
}
