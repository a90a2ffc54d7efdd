import { decodeEvent, encodeEvent, messageLimitBytes, type EventInput, type EventType } from '@compass/contracts';
import type { OutgoingEvent } from '@compass/messaging';
import type { IntakeTransaction, StoredState } from '../store/incident-store.js';

/** Intake's state without a database, for handlers that are asked very often; what they publish is written and read back. */
export class MemoryIntake {
  published = 0;
  readonly #open = new Map<string, StoredState['open'] & object>();
  readonly #counts = new Map<string, number>();
  #known = new Map<string, 'firing' | 'resolved'>();

  /** What a handler uses of a transaction. */
  readonly transaction = {
    incidents: {
      stateOf: ({ fingerprint }: { fingerprint: string }, keys: readonly string[]) => {
        const open = this.#open.get(fingerprint);
        const known = new Map(keys.flatMap((key) => (this.#known.has(key) ? [[key, this.#known.get(key)!]] : [])));
        return Promise.resolve({ ...(open && { open }), incidentCount: this.#counts.get(fingerprint) ?? 0, known });
      },
      store: (change: Parameters<IntakeTransaction['incidents']['store']>[0]) => {
        const fingerprint = [...change.joined, ...change.ended][0]!.alert.fingerprint;
        const { incidentId, alertCount, firingCount, resolvedAtMs } = change;
        if (change.opened) this.#counts.set(fingerprint, change.opened.ordinal);
        if (resolvedAtMs === undefined)
          this.#open.set(fingerprint, { incidentId, alertCount, firingCount, traceparent: '' });
        else this.#open.delete(fingerprint);
        for (const { key } of change.joined) this.#known.set(key, 'firing');
        for (const { key } of change.ended) this.#known.set(key, 'resolved');
        return Promise.resolve(true);
      },
    },
    outbox: {
      publish: (events: readonly OutgoingEvent[]) => {
        for (const { type, data } of events) this.#read(type, data);
        return Promise.resolve();
      },
    },
  } as unknown as IntakeTransaction;

  #read(type: EventType, data: EventInput<EventType>): void {
    const body = encodeEvent(type, data);
    if (body.length > messageLimitBytes) throw new Error(`${type} has ${body.length} bytes`);
    decodeEvent(type, body);
    this.published += 1;
  }
}
