import type { Alert, Incident } from '@compass/contracts';
import type { Place } from './place.js';

/** An incident as it is now, without its alerts. */
export interface ShownIncident extends Omit<Incident, 'alerts'> {
  /** Null while it is open. */
  readonly resolvedAtMs: number | null;
  readonly alertCount: number;
  readonly firingCount: number;
  readonly workloads: readonly string[];
  readonly recurrences: number;
  /** Null of what is no return. */
  readonly recurrenceOf: string | null;
  /** Empty while there is none. */
  readonly verdict: string;
}

export interface IncidentFilter {
  /** Undefined: both. */
  readonly isOpen?: boolean | undefined;
  readonly environment: string;
  readonly service: string;
  /** Epoch milliseconds; 0: no bound. */
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** What people ask of intake about incidents. */
export interface IncidentViews {
  /** The alerts as they were last told. */
  incident(incidentId: string): Promise<{ shown: ShownIncident; alerts: Alert[] } | undefined>;
  /** Those that began last come first. */
  incidents(limit: number, filter: IncidentFilter, after?: Place): Promise<ShownIncident[]>;
}
