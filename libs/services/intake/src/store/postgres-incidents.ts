import type { Transaction } from '@compass/persistence';
import type { IncidentChange } from '../domain/correlate.js';
import type { Occurrence } from '../domain/occurrence.js';
import type { FingerprintKey, Incidents, StoredState, TracedIncident } from './incident-store.js';

interface OpenRow extends TracedIncident {
  readonly ordinal: number;
}

/** Incidents in the tables of {@link intakeMigrations}. */
export class PostgresIncidents implements Incidents {
  constructor(private readonly sql: Transaction) {}

  async stateOf(key: FingerprintKey, occurrenceKeys: readonly string[]): Promise<StoredState> {
    const open = await this.lockOpen(key);
    // Read after the lock: what another transaction stored while this one waited is then seen.
    const known = await this.knownOf(occurrenceKeys);
    return { open, known, incidentCount: open ? open.ordinal + 1 : await this.countOf(key) };
  }

  async store(change: IncidentChange, traceparent: string): Promise<boolean> {
    if (change.opened) {
      if (!(await this.open(change, traceparent))) return false;
    } else this.update(change);
    this.join(change.incidentId, change.joined);
    this.end(change.ended);
    return true;
  }

  private async lockOpen({ environment, fingerprint }: FingerprintKey): Promise<OpenRow | undefined> {
    const [open] = await this.sql.query<OpenRow>(
      `SELECT incident_id AS "incidentId", ordinal, alert_count AS "alertCount", firing_count AS "firingCount", traceparent
       FROM incidents WHERE environment = $1 AND fingerprint = $2 AND resolved_at_ms IS NULL FOR UPDATE`,
      [environment, fingerprint],
    );
    return open;
  }

  private async knownOf(occurrenceKeys: readonly string[]): Promise<StoredState['known']> {
    const rows = await this.sql.query<{ key: string; resolved: boolean }>(
      'SELECT occurrence_key AS key, resolved FROM occurrences WHERE occurrence_key = ANY($1)',
      [occurrenceKeys],
    );
    return new Map(rows.map(({ key, resolved }) => [key, resolved ? 'resolved' : 'firing']));
  }

  /** How many there have been: of those that are forgotten, the last is always kept. */
  private async countOf({ environment, fingerprint }: FingerprintKey): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(
      'SELECT coalesce(max(ordinal) + 1, 0) AS count FROM incidents WHERE environment = $1 AND fingerprint = $2',
      [environment, fingerprint],
    );
    return row!.count;
  }

  /** Waits for a transaction that is opening an incident of the same fingerprint; the unique indexes decide whose it is. */
  private async open({ opened, ...counts }: IncidentChange, traceparent: string): Promise<boolean> {
    const { incident, ordinal } = opened!;
    const rows = await this.sql.query(
      `INSERT INTO incidents (incident_id, environment, fingerprint, ordinal, service, severity, started_at_ms,
         alert_count, firing_count, traceparent, resolved_at_ms, resolved_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint, CASE WHEN $11::bigint IS NOT NULL THEN now() END) ON CONFLICT DO NOTHING RETURNING incident_id`,
      [
        incident.incidentId,
        incident.environment,
        incident.fingerprint,
        ordinal,
        incident.service,
        incident.severity,
        incident.startedAtMs,
        counts.alertCount,
        counts.firingCount,
        traceparent,
        counts.resolvedAtMs ?? null,
      ],
    );
    return rows.length === 1;
  }

  private update({ incidentId, alertCount, firingCount, resolvedAtMs }: IncidentChange): void {
    this.sql.send(
      `UPDATE incidents SET alert_count = $2, firing_count = $3, resolved_at_ms = $4::bigint,
         resolved_on = CASE WHEN $4::bigint IS NOT NULL THEN now() END WHERE incident_id = $1`,
      [incidentId, alertCount, firingCount, resolvedAtMs ?? null],
    );
  }

  private join(incidentId: string, joined: readonly Occurrence[]): void {
    if (joined.length === 0) return;
    this.sql.send(
      `INSERT INTO occurrences (occurrence_key, incident_id, alert, resolved)
       SELECT key, $1, alert::jsonb, false FROM unnest($2::text[], $3::text[]) AS joined (key, alert)`,
      [incidentId, joined.map(({ key }) => key), joined.map(({ alert }) => JSON.stringify(alert))],
    );
  }

  private end(ended: readonly Occurrence[]): void {
    if (ended.length === 0) return;
    this.sql.send(
      `UPDATE occurrences SET resolved = true, alert = ended.alert::jsonb
       FROM unnest($1::text[], $2::text[]) AS ended (key, alert) WHERE occurrence_key = ended.key`,
      [ended.map(({ key }) => key), ended.map(({ alert }) => JSON.stringify(alert))],
    );
  }
}
