import { investigationIdOf } from '@compass/contracts';
import type { Transaction } from '@compass/persistence';
import type { IncidentChange } from '../domain/incident-change.js';
import type { Occurrence } from '../domain/occurrence.js';
import type { Asked, Incidents, StoredSituation } from './incident-store.js';
import { PostgresSituation } from './postgres-situation.js';

/** Incidents in the tables of {@link intakeMigrations}. */
export class PostgresIncidents implements Incidents {
  constructor(private readonly sql: Transaction) {}

  situationOf(asked: Asked): Promise<StoredSituation> {
    this.sql.send("SELECT pg_advisory_xact_lock(hashtextextended('intake/' || $1, 0))", [asked.environment]);
    // Looks when it has the lock: what another transaction stored while this one waited is then seen.
    return new PostgresSituation(this.sql).read(asked);
  }

  store(change: IncidentChange, traceparent: string): Promise<void> {
    if (change.opened) this.open(change, traceparent);
    else this.update(change);
    this.addMembers(change);
    this.join(change.incidentId, change.joined);
    this.end(change.ended);
    if (change.isForgotten) this.forget(change);
    if (change.resolvedAtMs !== undefined) this.close(change);
    return Promise.resolve();
  }

  private open({ opened, ...change }: IncidentChange, traceparent: string): void {
    const { incident, ordinal, release, recurrence } = opened!;
    this.sql.send(
      `INSERT INTO incidents (incident_id, environment, fingerprint, ordinal, service, severity, started_at_ms,
         alert_count, firing_count, traceparent, resolved_at_ms, last_start_ms, is_momentary, release,
         recurrences, recurrence_of, investigation_id, resolved_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint, $12, $13, $14, $15, $16, $17,
         CASE WHEN $11::bigint IS NOT NULL THEN now() END)`,
      [
        ...[incident.incidentId, incident.environment, incident.fingerprint, ordinal, incident.service],
        ...[incident.severity, incident.startedAtMs, change.alertCount, change.firingCount, traceparent],
        ...[change.resolvedAtMs ?? null, change.lastStartMs, change.isMomentary, release],
        ...[recurrence?.recurrences ?? 0, recurrence?.of.incidentId ?? null],
        recurrence ? null : investigationIdOf(incident.incidentId),
      ],
    );
  }

  private update(change: IncidentChange): void {
    this.sql.send(
      `UPDATE incidents SET alert_count = $2, firing_count = $3, resolved_at_ms = $4::bigint, last_start_ms = $5, is_momentary = $6,
         resolved_on = CASE WHEN $4::bigint IS NOT NULL THEN now() END
       WHERE incident_id = $1`,
      [
        ...[change.incidentId, change.alertCount, change.firingCount, change.resolvedAtMs ?? null],
        ...[change.lastStartMs, change.isMomentary],
      ],
    );
  }

  private addMembers({ incidentId, environment, members }: IncidentChange): void {
    if (members.length === 0) return;
    this.sql.send(
      `INSERT INTO incident_members (incident_id, environment, fingerprint, workload, namespace)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[])`,
      [
        ...[incidentId, environment, members.map(({ fingerprint }) => fingerprint)],
        ...[members.map(({ workload }) => workload), members.map(({ namespace }) => namespace)],
      ],
    );
  }

  /** An occurrence that fires again after its end moves to the incident that it is now in. */
  private join(incidentId: string, joined: readonly Occurrence[]): void {
    const latest = [...new Map(joined.map((occurrence) => [occurrence.key, occurrence])).values()];
    if (latest.length === 0) return;
    this.sql.send(
      `INSERT INTO occurrences (occurrence_key, incident_id, alert, resolved)
       SELECT key, $1, alert::jsonb, false FROM unnest($2::text[], $3::text[]) AS joined (key, alert)
       ON CONFLICT (occurrence_key) DO UPDATE
         SET incident_id = excluded.incident_id, alert = excluded.alert, resolved = false, ended_at_ms = 0`,
      [incidentId, latest.map(({ key }) => key), latest.map(({ alert }) => JSON.stringify(alert))],
    );
  }

  private end(ended: readonly Occurrence[]): void {
    if (ended.length === 0) return;
    this.sql.send(
      `UPDATE occurrences SET resolved = true, alert = ended.alert::jsonb, ended_at_ms = ended.at_ms
       FROM unnest($1::text[], $2::text[], $3::bigint[]) AS ended (key, alert, at_ms) WHERE occurrence_key = ended.key`,
      [
        ended.map(({ key }) => key),
        ended.map(({ alert }) => JSON.stringify(alert)),
        ended.map(({ alert }) => alert.endsAtMs || alert.startsAtMs),
      ],
    );
  }

  private forget({ incidentId, lastStartMs }: IncidentChange): void {
    this.sql.send('UPDATE occurrences SET resolved = true, ended_at_ms = $2 WHERE incident_id = $1 AND NOT resolved', [
      incidentId,
      lastStartMs,
    ]);
  }

  private close({ incidentId, resolvedAtMs }: IncidentChange): void {
    this.sql.send('UPDATE incident_members SET ended_at_ms = $2 WHERE incident_id = $1', [incidentId, resolvedAtMs]);
  }
}
