import type { Incident } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import type { Occurrence } from './occurrence.js';
import { gravest } from './severity.js';
import type { Investigated, Member } from './situation.js';

/** An incident is told with its first alerts; the others follow one by one, so that no message grows without bound. */
export const alertsInOpening = 10;

/** What becomes of one incident. */
export interface IncidentChange {
  readonly incidentId: string;
  readonly environment: string;
  /** Given when the change opens the incident. */
  readonly opened?: Opening;
  /** The incident is the return of another, which is told once and not investigated. */
  readonly isRecurrence: boolean;
  /** Occurrences that are new to it. */
  readonly joined: readonly Occurrence[];
  /** Kinds of alerts that are new to it. */
  readonly members: readonly Member[];
  /** Occurrences of it that ended. */
  readonly ended: readonly Occurrence[];
  /** Nothing came for so long that what still fires counts as ended. */
  readonly isForgotten: boolean;
  /** After the change. */
  readonly alertCount: number;
  readonly firingCount: number;
  readonly lastStartMs: number;
  readonly isMomentary: boolean;
  /** Environment's time; given when nothing of the incident fires any more. */
  readonly resolvedAtMs?: number;
}

interface Opening {
  readonly incident: Incident;
  readonly ordinal: number;
  readonly release: string;
  readonly recurrence?: {
    readonly of: Investigated;
    readonly last: string;
    readonly recurrences: number;
    readonly reason: string;
  };
}

/** The incident's id follows from its fingerprint and ordinal: whoever opens it first, it is the same. */
export function incidentOf(joined: readonly Occurrence[], ordinal: number): Incident {
  const alerts = joined.map(({ alert }) => alert);
  const { fingerprint, environment, service } = alerts[0]!;
  return {
    incidentId: incidentIdOf(fingerprint, ordinal),
    fingerprint,
    environment,
    service,
    severity: gravest(alerts.map((alert) => alert.severity)),
    startedAtMs: Math.min(...alerts.map((alert) => alert.startsAtMs)),
    alerts: alerts.slice(0, alertsInOpening),
  };
}

export const incidentIdOf = (fingerprint: string, ordinal: number): string =>
  deriveId(fingerprint, 'incident', ordinal);

/** Changes that follow one another on the same incident, as one. */
export function mergeChanges(changes: readonly IncidentChange[]): IncidentChange {
  return {
    ...changes.at(-1)!,
    opened: changes[0]!.opened,
    joined: changes.flatMap(({ joined }) => joined),
    members: changes.flatMap(({ members }) => members),
    ended: changes.flatMap(({ ended }) => ended),
  };
}
