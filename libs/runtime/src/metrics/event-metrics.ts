import type { EventInput, EventType } from '@compass/contracts';
import type { OutgoingEvent } from '@compass/messaging';

/** Takes note of one committed event. */
export type EventObserver = (event: OutgoingEvent) => void;

/** By event type, what is noted of an event of it, and of where it was published. */
type EventNotes = { readonly [T in EventType]?: (data: EventInput<T>, topic: string) => void };

/** An observer that notes what `notes` has an entry for, and nothing of the rest. */
export function noteEvents(notes: EventNotes): EventObserver {
  const byType = notes as Readonly<Record<string, ((data: object, topic: string) => void) | undefined>>;
  return ({ type, data, topic }) => byType[type]?.(data, topic);
}
