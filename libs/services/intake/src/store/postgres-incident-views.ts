import type { Alert } from '@compass/contracts';
import type { UnitOfWork } from '@compass/persistence';
import type { IncidentFilter, IncidentViews, ShownIncident } from './incident-views.js';
import type { Place } from './place.js';

const mostAlerts = 1_000;

const shown = `SELECT i.incident_id::text AS "incidentId", i.fingerprint, i.environment, i.service, i.severity,
  i.started_at_ms AS "startedAtMs", i.resolved_at_ms AS "resolvedAtMs", i.alert_count AS "alertCount",
  i.firing_count AS "firingCount", i.recurrences, i.recurrence_of::text AS "recurrenceOf",
  array(SELECT DISTINCT m.workload FROM incident_members m WHERE m.incident_id = i.incident_id ORDER BY 1) AS workloads,
  coalesce(root.verdict_summary, '') AS verdict
  FROM incidents i LEFT JOIN incidents root ON root.incident_id = coalesce(i.recurrence_of, i.incident_id)`;

/** What people ask of intake about incidents, in the tables of {@link intakeMigrations}. */
export class PostgresIncidentViews implements IncidentViews {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  incident(incidentId: string): Promise<{ shown: ShownIncident; alerts: Alert[] } | undefined> {
    return this.unitOfWork.read(async (sql) => {
      const [found] = await sql.query<ShownIncident>(`${shown} WHERE i.incident_id = $1`, [incidentId]);
      if (!found) return undefined;
      const occurrences = await sql.query<{ alert: Alert }>(
        'SELECT alert FROM occurrences WHERE incident_id = $1 ORDER BY occurrence_key LIMIT $2',
        [incidentId, mostAlerts],
      );
      return { shown: found, alerts: occurrences.map(({ alert }) => alert) };
    });
  }

  incidents(limit: number, filter: IncidentFilter, after?: Place): Promise<ShownIncident[]> {
    return this.unitOfWork.read((sql) =>
      sql.query<ShownIncident>(
        `${shown} WHERE ($2::boolean IS NULL OR (i.resolved_at_ms IS NULL) = $2) AND ($3 = '' OR i.environment = $3)
           AND ($4 = '' OR i.service = $4 OR EXISTS
             (SELECT FROM incident_members m WHERE m.incident_id = i.incident_id AND m.workload = $4))
           AND i.started_at_ms >= $5 AND ($6::bigint = 0 OR i.started_at_ms < $6)
           AND ($7::bigint IS NULL OR (i.started_at_ms, i.incident_id) < ($7::bigint, $8::uuid))
         ORDER BY i.started_at_ms DESC, i.incident_id DESC LIMIT $1`,
        [
          ...[limit, filter.isOpen ?? null, filter.environment, filter.service, filter.sinceMs, filter.untilMs],
          ...[after?.atMs ?? null, after?.id ?? null],
        ],
      ),
    );
  }
}
