import type { Clock } from '@compass/kernel';
import type { Meter } from '@opentelemetry/api';
import { headerNames } from '../envelope/headers.js';
import type { LogRecord } from '../port/event-log.js';
import type { Admission } from '../port/inbox.js';

export type Outcome = 'handled' | 'repeated' | 'parked' | 'dead-letter' | 'not-for-us' | 'unknown-type';

export const outcomes: Record<Admission, Outcome> = { admitted: 'handled', settled: 'repeated', blocked: 'parked' };

/**
 * What became of the messages of one consumer: `compass.messages` counts them by consumer, topic and outcome;
 * `compass.message.delay` is how long after its publishing (header ce_time, the publisher's clock) an event was handled.
 */
export class MessageMetrics {
  private readonly messages;
  private readonly delay;

  constructor(
    private readonly consumer: string,
    private readonly clock: Clock,
    meter?: Meter,
  ) {
    this.messages = meter?.createCounter('compass.messages', { description: 'Messages by what became of them' });
    this.delay = meter?.createHistogram('compass.message.delay', {
      description: 'From the publishing of an event to the end of its handling',
      unit: 'ms',
    });
  }

  add({ topic, headers }: LogRecord, outcome: Outcome): void {
    this.messages?.add(1, { consumer: this.consumer, topic, outcome });
    const publishedAtMs = Date.parse(headers[headerNames.time] ?? '');
    if (outcome === 'handled' && !Number.isNaN(publishedAtMs))
      this.delay?.record(Math.max(0, this.clock.now() - publishedAtMs), { consumer: this.consumer, topic });
  }
}
