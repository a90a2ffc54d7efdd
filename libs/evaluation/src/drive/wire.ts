import { decodeEvent, encodeEvent, type EventData, type EventInput, type EventType } from '@compass/contracts';

/** An event on the bus, as a reader gets it: written and read by the mesh's own codec. */
export type WireEvent = {
  [T in EventType]: { readonly type: T; readonly topic: string; readonly data: EventData<T> };
}[EventType];

/** What some part of the mesh publishes. */
interface Published {
  readonly type: EventType;
  readonly topic: string;
  readonly data: EventInput<EventType>;
}

/** What comes out at the other end of the log. */
export function overTheWire({ type, topic, data }: Published): WireEvent {
  return { type, topic, data: decodeEvent(type, encodeEvent(type, data)) } as WireEvent;
}
