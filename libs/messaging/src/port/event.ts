import type { EventData, EventInput, EventType } from '@compass/contracts';

/** An event to publish. Its id is derived by the caller, so that a retry publishes the same event. */
export interface OutgoingEvent<T extends EventType = EventType> {
  readonly id: string;
  readonly type: T;
  readonly topic: string;
  readonly key: string;
  readonly data: EventInput<T>;
}

/** An event as its handler gets it: decoded, with where it lay. */
export interface IncomingEvent<T extends EventType = EventType> {
  readonly id: string;
  readonly type: T;
  readonly source: string;
  /** Empty for an event without one. */
  readonly key: string;
  /** Wall clock of the publisher, epoch milliseconds. */
  readonly publishedAtMs: number;
  readonly data: EventData<T>;
}

/** Checks that type and data belong together, which the union type alone cannot. */
export function event<T extends EventType>(outgoing: OutgoingEvent<T>): OutgoingEvent {
  return outgoing;
}
