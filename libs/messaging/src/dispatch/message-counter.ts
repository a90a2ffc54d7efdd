import type { Meter } from '@opentelemetry/api';

export type Outcome = 'handled' | 'repeated' | 'parked' | 'dead-letter' | 'not-for-us' | 'unknown-type';

/** Counts what became of the messages of one consumer: `compass.messages` by consumer, topic and outcome. */
export class MessageCounter {
  private readonly count: (topic: string, outcome: Outcome) => void;

  constructor(consumer: string, meter?: Meter) {
    const counter = meter?.createCounter('compass.messages', { description: 'Messages by what became of them' });
    this.count = (topic, outcome) => counter?.add(1, { consumer, topic, outcome });
  }

  add(topic: string, outcome: Outcome): void {
    this.count(topic, outcome);
  }
}
