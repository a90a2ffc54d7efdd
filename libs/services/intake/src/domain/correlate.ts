import type { Incident } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import { isFiring, type Occurrence } from './occurrence.js';
import { gravest } from './severity.js';

/** An incident that has alerts firing. */
export interface OpenIncident {
  readonly incidentId: string;
  /** Occurrences that ever joined it. */
  readonly alertCount: number;
  /** Those of them that still fire. */
  readonly firingCount: number;
}

/** All that the decision on new occurrences of one fingerprint rests on. */
export interface FingerprintState {
  readonly open?: OpenIncident;
  /** Incidents that the fingerprint has had, the open one included. */
  readonly incidentCount: number;
  /** Of the new occurrences, those notified before. */
  readonly known: ReadonlyMap<string, 'firing' | 'resolved'>;
}

/** An incident is told with its first alerts; the others follow one by one, so that no message grows without bound. */
export const alertsInOpening = 10;

/** What becomes of one incident. */
export interface IncidentChange {
  readonly incidentId: string;
  /** Given when the change opens the incident. */
  readonly opened?: { readonly incident: Incident; readonly ordinal: number };
  /** Occurrences that are new to it. */
  readonly joined: readonly Occurrence[];
  /** Occurrences of it that ended. */
  readonly ended: readonly Occurrence[];
  /** After the change. */
  readonly alertCount: number;
  readonly firingCount: number;
  /** Environment's time; given when nothing of the incident fires any more. */
  readonly resolvedAtMs?: number;
}

/**
 * Decides what new notifications of one fingerprint mean. Copies of what is known change nothing; firing ones join the open
 * incident, or open one; the end of the last one resolves it. What begins is looked at before what ends, so that an incident
 * whose alerts change over stays one. An end whose beginning nobody saw is nothing to investigate.
 * @returns undefined when nothing changes
 */
export function correlate(state: FingerprintState, notified: readonly Occurrence[]): IncidentChange | undefined {
  const occurrences = [...new Map(notified.map((occurrence) => [occurrence.key, occurrence])).values()];
  const joined = occurrences.filter((occurrence) => isFiring(occurrence) && !state.known.has(occurrence.key));
  const ended = occurrences.filter(
    (occurrence) => state.open && !isFiring(occurrence) && state.known.get(occurrence.key) === 'firing',
  );
  if (joined.length + ended.length === 0) return undefined;

  const opened = state.open ? undefined : openIncident(joined, state.incidentCount);
  const before = state.open ?? { incidentId: opened!.incident.incidentId, alertCount: 0, firingCount: 0 };
  const firingCount = before.firingCount + joined.length - ended.length;
  return {
    incidentId: before.incidentId,
    opened,
    joined,
    ended,
    alertCount: before.alertCount + joined.length,
    firingCount,
    resolvedAtMs: firingCount > 0 ? undefined : Math.max(...ended.map(endOf)),
  };
}

/**
 * Decides on notifications that came one after the other, each on what those before it left behind.
 * @returns what each changes; undefined where it changes nothing
 */
export function correlateInTurn(
  state: FingerprintState,
  messages: readonly (readonly Occurrence[])[],
): (IncidentChange | undefined)[] {
  let current = state;
  return messages.map((notified) => {
    const change = correlate(current, notified);
    if (change) current = stateAfter(current, change);
    return change;
  });
}

function stateAfter(state: FingerprintState, change: IncidentChange): FingerprintState {
  const { incidentId, alertCount, firingCount } = change;
  const known = new Map(state.known);
  for (const { key } of change.joined) known.set(key, 'firing');
  for (const { key } of change.ended) known.set(key, 'resolved');
  return {
    open: change.resolvedAtMs === undefined ? { incidentId, alertCount, firingCount } : undefined,
    incidentCount: state.incidentCount + (change.opened ? 1 : 0),
    known,
  };
}

/** Changes that follow one another on the same incident, as one. */
export function mergeChanges(changes: readonly IncidentChange[]): IncidentChange {
  return {
    ...changes.at(-1)!,
    opened: changes[0]!.opened,
    joined: changes.flatMap(({ joined }) => joined),
    ended: changes.flatMap(({ ended }) => ended),
  };
}

/** The incident's id follows from its fingerprint and ordinal: whoever opens it first, it is the same. */
function openIncident(joined: readonly Occurrence[], ordinal: number): { incident: Incident; ordinal: number } {
  const alerts = joined.map(({ alert }) => alert);
  const { fingerprint, environment, service } = alerts[0]!;
  const incident = {
    incidentId: deriveId(fingerprint, 'incident', ordinal),
    fingerprint,
    environment,
    service,
    severity: gravest(alerts.map((alert) => alert.severity)),
    startedAtMs: Math.min(...alerts.map((alert) => alert.startsAtMs)),
    alerts: alerts.slice(0, alertsInOpening),
  };
  return { incident, ordinal };
}

const endOf = ({ alert }: Occurrence): number => alert.endsAtMs || alert.startsAtMs;
