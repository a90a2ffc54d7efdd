import type { Severity } from '@compass/contracts';
import type { Silence } from './silence.js';

/** One kind of alert in an incident. */
export interface Member {
  readonly fingerprint: string;
  readonly workload: string;
  readonly namespace: string;
}

/** The investigation that answers for an incident. */
export interface Investigated {
  /** Of the incident that it was opened for. */
  readonly incidentId: string;
  /** Environment's time at which that incident began. */
  readonly startedAtMs: number;
  /** Absent while it is under way. */
  readonly verdict?: { readonly kind: string; readonly summary: string };
}

interface KnownIncident {
  readonly incidentId: string;
  readonly members: readonly Member[];
  readonly severity: Severity;
  /** What was running, as labels name it; empty when none does. */
  readonly release: string;
  /** Given when it is the return of another incident, and has no investigation of its own. */
  readonly recurrenceOf?: Investigated;
  /** How often it has returned since it was investigated, this time included. */
  readonly recurrences: number;
}

/** An incident that has alerts firing. */
export interface OpenIncident extends KnownIncident {
  /** Occurrences that ever joined it. */
  readonly alertCount: number;
  /** Those of them that still fire. */
  readonly firingCount: number;
  /** Environment's time at which the latest of its alerts began. */
  readonly lastStartMs: number;
  /** None of its alerts is of a kind that tells its end. */
  readonly isMomentary: boolean;
}

/** One that is over. */
export interface EndedIncident extends KnownIncident {
  readonly resolvedAtMs: number;
  readonly investigated: Investigated;
}

/** An occurrence that was notified before. */
export interface KnownOccurrence {
  readonly incidentId: string;
  readonly status: 'firing' | 'resolved';
  /** Environment's time; 0 while it fires. */
  readonly endedAtMs: number;
}

/** All that the decisions on new occurrences in one environment rest on; what does not concern them may be left out. */
export interface Situation {
  readonly open: readonly OpenIncident[];
  /** The latest of each fingerprint. */
  readonly ended: readonly EndedIncident[];
  /** Incidents that each fingerprint has opened so far. */
  readonly openedBy: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, KnownOccurrence>;
  /** Services that were seen to call one another. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  readonly silences: readonly Silence[];
}

export const nothingKnown: Situation = {
  open: [],
  ended: [],
  openedBy: new Map(),
  known: new Map(),
  neighbours: new Map(),
  silences: [],
};
