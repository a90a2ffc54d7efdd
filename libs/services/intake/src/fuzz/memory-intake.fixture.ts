import { decodeEvent, encodeEvent, messageLimitBytes, type EventInput, type EventType } from '@compass/contracts';
import type { OutgoingEvent } from '@compass/messaging';
import type { IncidentChange } from '../domain/incident-change.js';
import { nothingKnown, type KnownOccurrence } from '../domain/situation.js';
import type { IntakeTransaction, TracedIncident } from '../store/incident-store.js';

/** Intake's state without a database, for handlers that are asked very often; what they publish is written and read back. */
export class MemoryIntake {
  published = 0;
  recorded = 0;
  readonly #open = new Map<string, TracedIncident>();
  readonly #openedBy = new Map<string, number>();
  readonly #known = new Map<string, KnownOccurrence>();

  /** What a handler uses of a transaction. */
  readonly transaction = {
    incidents: {
      situationOf: () =>
        Promise.resolve({
          ...nothingKnown,
          open: [...this.#open.values()],
          openedBy: this.#openedBy,
          known: this.#known,
        }),
      store: (change: IncidentChange) => Promise.resolve(this.#store(change)),
    },
    alerts: { add: (records: readonly unknown[]) => Promise.resolve(void (this.recorded += records.length)) },
    outbox: {
      publish: (events: readonly OutgoingEvent[]) => {
        for (const { type, data } of events) this.#read(type, data);
        return Promise.resolve();
      },
    },
  } as unknown as IntakeTransaction;

  #store(change: IncidentChange): void {
    const { incidentId, opened, joined, ended, members, ...counts } = change;
    if (opened) this.#openedBy.set(opened.incident.fingerprint, opened.ordinal + 1);
    const { severity } = opened?.incident ?? this.#open.get(incidentId)!;
    const before = this.#open.get(incidentId) ?? {
      incidentId,
      members: [],
      severity,
      release: '',
      recurrences: 0,
      traceparent: '',
    };
    if (change.resolvedAtMs === undefined)
      this.#open.set(incidentId, { ...before, ...counts, members: [...before.members, ...members] });
    else this.#open.delete(incidentId);
    for (const { key } of joined) this.#known.set(key, { incidentId, status: 'firing', endedAtMs: 0 });
    for (const { key, alert } of ended)
      this.#known.set(key, { incidentId, status: 'resolved', endedAtMs: alert.endsAtMs || alert.startsAtMs });
  }

  #read(type: EventType, data: EventInput<EventType>): void {
    const body = encodeEvent(type, data);
    if (body.length > messageLimitBytes) throw new Error(`${type} has ${body.length} bytes`);
    decodeEvent(type, body);
    this.published += 1;
  }
}
