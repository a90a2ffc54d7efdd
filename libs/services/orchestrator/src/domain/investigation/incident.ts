export type Severity = 'info' | 'warning' | 'critical' | 'unknown';

/** One notification from a monitor, normalised by intake. */
export interface Alert {
  readonly fingerprint: string;
  readonly source: string;
  readonly environment: string;
  readonly name: string;
  /** Absent when the monitor names none. */
  readonly service?: string;
  readonly severity: Severity;
  readonly status: 'firing' | 'resolved' | 'unknown';
  /** Environment's time. */
  readonly startsAtMs: number;
  readonly endsAtMs?: number;
  readonly summary: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Alerts that belong together. */
export interface Incident {
  readonly incidentId: string;
  readonly fingerprint: string;
  readonly environment: string;
  readonly service?: string;
  readonly severity: Severity;
  /** Environment's time: when the first alert began. */
  readonly startedAtMs: number;
  readonly alerts: readonly Alert[];
}

/** The services that the alerts are about, the incident's own first; none where no alert names one. */
export function alertingServices({ service, alerts }: Incident): string[] {
  return [...new Set([...(service === undefined ? [] : [service]), ...alerts.flatMap((alert) => alert.service ?? [])])];
}
