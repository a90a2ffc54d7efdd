import type { Severity } from '@compass/contracts';
import type { Transaction } from '@compass/persistence';
import type { EndedIncident, KnownOccurrence, Member, Situation } from '../domain/situation.js';
import type { Asked, StoredSituation, TracedIncident } from './incident-store.js';
import { readSilences } from './postgres-silences.js';

interface IncidentRow {
  readonly incidentId: string;
  readonly members: readonly Member[];
  readonly severity: Severity;
  readonly release: string;
  readonly recurrences: number;
  readonly recurrenceOf: string | null;
  readonly investigatedId: string;
  readonly investigatedStartMs: number;
  readonly verdictKind: string | null;
  readonly verdictSummary: string | null;
}

interface OpenRow extends IncidentRow {
  readonly alertCount: number;
  readonly firingCount: number;
  readonly lastStartMs: number;
  readonly isMomentary: boolean;
  readonly traceparent: string;
}

/** Of an incident, with the one that was investigated in its place, which may be forgotten. */
const incidentColumns = `
  i.incident_id AS "incidentId", i.severity, i.release, i.recurrences, i.recurrence_of AS "recurrenceOf",
  coalesce(i.recurrence_of, i.incident_id) AS "investigatedId",
  coalesce(root.started_at_ms, 0)::float8 AS "investigatedStartMs",
  root.verdict_kind AS "verdictKind", root.verdict_summary AS "verdictSummary",
  (SELECT json_agg(json_build_object('fingerprint', fingerprint, 'workload', workload, 'namespace', namespace))
   FROM incident_members WHERE incident_id = i.incident_id) AS members`;

/** Reads what is known of new occurrences: what concerns them, by indexes. */
export class PostgresSituation {
  constructor(private readonly sql: Transaction) {}

  async read(asked: Asked): Promise<StoredSituation> {
    const [neighbours, known, ended, openedBy, silences] = await Promise.all([
      this.neighbours(asked),
      this.known(asked.keys),
      this.ended(asked),
      this.openedBy(asked),
      readSilences(this.sql, asked.environment),
    ]);
    return { known, neighbours, open: await this.open(asked, neighbours, known), ended, openedBy, silences };
  }

  private async known(keys: readonly string[]): Promise<Map<string, KnownOccurrence>> {
    const rows = await this.sql.query<{ key: string; incidentId: string; resolved: boolean; endedAtMs: number }>(
      `SELECT occurrence_key AS key, incident_id AS "incidentId", resolved, ended_at_ms::float8 AS "endedAtMs"
       FROM occurrences WHERE occurrence_key = ANY($1)`,
      [keys],
    );
    return new Map(
      rows.map(({ key, incidentId, resolved, endedAtMs }) => [
        key,
        { incidentId, status: resolved ? ('resolved' as const) : ('firing' as const), endedAtMs },
      ]),
    );
  }

  private async open(
    { environment, members }: Asked,
    neighbours: Situation['neighbours'],
    known: ReadonlyMap<string, KnownOccurrence>,
  ): Promise<TracedIncident[]> {
    const workloads = new Set(members.map(({ workload }) => workload).filter(Boolean));
    for (const near of neighbours.values()) for (const workload of near) workloads.add(workload);
    const rows = await this.sql.query<OpenRow>(
      `SELECT ${incidentColumns}, i.alert_count AS "alertCount", i.firing_count AS "firingCount",
         i.last_start_ms::float8 AS "lastStartMs", i.is_momentary AS "isMomentary", i.traceparent
       FROM incidents i LEFT JOIN incidents root ON root.incident_id = coalesce(i.recurrence_of, i.incident_id)
       WHERE i.resolved_at_ms IS NULL AND i.incident_id IN (
         SELECT incident_id FROM incident_members
         WHERE environment = $1 AND ended_at_ms IS NULL AND (fingerprint = ANY($2) OR workload = ANY($3))
         UNION SELECT unnest($4::uuid[]))
       ORDER BY i.started_at_ms, i.incident_id`,
      [
        ...[environment, members.map(({ fingerprint }) => fingerprint), [...workloads]],
        [...known.values()].map(({ incidentId }) => incidentId),
      ],
    );
    return rows.map((row) => ({ ...row, ...recurrence(row) }));
  }

  private async ended({ environment, members }: Asked): Promise<EndedIncident[]> {
    const rows = await this.sql.query<IncidentRow & { resolvedAtMs: number }>(
      `SELECT ${incidentColumns}, i.resolved_at_ms::float8 AS "resolvedAtMs"
       FROM incidents i LEFT JOIN incidents root ON root.incident_id = coalesce(i.recurrence_of, i.incident_id)
       WHERE i.incident_id IN (
         SELECT DISTINCT ON (fingerprint) incident_id FROM incident_members
         WHERE environment = $1 AND fingerprint = ANY($2) AND ended_at_ms IS NOT NULL
         ORDER BY fingerprint, ended_at_ms DESC)
       ORDER BY i.resolved_at_ms DESC, i.incident_id`,
      [environment, members.map(({ fingerprint }) => fingerprint)],
    );
    return rows.map((row) => ({ ...row, ...recurrence(row), investigated: investigated(row) }));
  }

  private async openedBy({ environment, members }: Asked): Promise<Map<string, number>> {
    const rows = await this.sql.query<{ fingerprint: string; count: number }>(
      `SELECT fingerprint, max(ordinal) + 1 AS count FROM incidents
       WHERE environment = $1 AND fingerprint = ANY($2) GROUP BY fingerprint`,
      [environment, members.map(({ fingerprint }) => fingerprint)],
    );
    return new Map(rows.map(({ fingerprint, count }) => [fingerprint, count]));
  }

  private async neighbours({ environment, members }: Asked): Promise<Map<string, Set<string>>> {
    const workloads = members.map(({ workload }) => workload).filter(Boolean);
    if (workloads.length === 0) return new Map();
    const edges = await this.sql.query<{ caller: string; callee: string }>(
      'SELECT caller, callee FROM call_edges WHERE environment = $1 AND (caller = ANY($2) OR callee = ANY($2))',
      [environment, workloads],
    );
    return neighboursOf(edges);
  }
}

/** Who is next to whom, whichever way the calls go. */
function neighboursOf(edges: readonly { caller: string; callee: string }[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  for (const { caller, callee } of edges)
    for (const [one, other] of [
      [caller, callee],
      [callee, caller],
    ] as const)
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  return neighbours;
}

function investigated({ investigatedId, investigatedStartMs, verdictKind, verdictSummary }: IncidentRow) {
  return {
    incidentId: investigatedId,
    startedAtMs: investigatedStartMs,
    ...(verdictKind !== null && { verdict: { kind: verdictKind, summary: verdictSummary ?? '' } }),
  };
}

const recurrence = (row: IncidentRow) => ({ recurrenceOf: row.recurrenceOf === null ? undefined : investigated(row) });
