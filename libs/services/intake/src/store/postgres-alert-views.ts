import { PermanentError } from '@compass/kernel';
import type { Transaction, UnitOfWork } from '@compass/persistence';
import type { Silence } from '../domain/silence.js';
import type { AlertFilter, AlertViews, ShownAlert, SilenceRequest } from './alert-views.js';
import type { Place } from './place.js';
import { silenceColumns } from './postgres-silences.js';

const shown = `SELECT a.alert_id AS "alertId", a.receipt_id AS "receiptId", a.received_at_ms::float8 AS "receivedAtMs", a.format,
  a.outcome, a.rule, a.reason, a.environment, a.occurrence_key AS "occurrenceKey", coalesce(a.alert, o.alert) AS alert,
  coalesce(a.incident_id::text, '') AS "incidentId",
  coalesce(a.investigated_incident_id, i.recurrence_of, a.incident_id)::text AS "investigatedIncidentId",
  coalesce(root.verdict_summary, '') AS verdict
  FROM alerts a LEFT JOIN occurrences o ON o.occurrence_key = a.occurrence_key
  LEFT JOIN incidents i ON i.incident_id = a.incident_id
  LEFT JOIN incidents root ON root.incident_id = coalesce(a.investigated_incident_id, i.recurrence_of, a.incident_id)`;

/** What people ask of intake, in the tables of {@link intakeMigrations}. */
export class PostgresAlertViews implements AlertViews {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async alert(alertId: string): Promise<ShownAlert | undefined> {
    const [found] = await this.read((sql) => sql.query<ShownAlert>(`${shown} WHERE a.alert_id = $1`, [alertId]));
    return found;
  }

  alerts(limit: number, filter: AlertFilter, after?: Place): Promise<ShownAlert[]> {
    return this.read((sql) =>
      sql.query<ShownAlert>(
        `${shown} WHERE ($2 = '' OR a.receipt_id = $2) AND ($3 = '' OR a.incident_id::text = $3)
           AND ($4 = '' OR a.environment = $4) AND ($5 = '' OR a.outcome = $5)
           AND ($6::bigint IS NULL OR (a.received_at_ms, a.alert_id) < ($6::bigint, $7::uuid))
         ORDER BY a.received_at_ms DESC, a.alert_id DESC LIMIT $1`,
        [
          ...[limit, filter.receiptId ?? '', filter.incidentId ?? '', filter.environment ?? '', filter.outcome ?? ''],
          ...[after?.atMs ?? null, after?.id ?? null],
        ],
      ),
    );
  }

  addSilence(silence: Silence, request?: SilenceRequest): Promise<Silence> {
    return this.unitOfWork.run(async (sql) => {
      const [made] = await sql.query<Silence>(
        `INSERT INTO silences (silence_id, kind, environment, matchers, starts_at_ms, ends_at_ms, created_by, comment,
           request_key, request_sha256)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (request_key) WHERE request_key IS NOT NULL DO NOTHING RETURNING ${silenceColumns}`,
        [
          ...[silence.silenceId, silence.kind, silence.environment, JSON.stringify(silence.matchers)],
          ...[silence.startsAtMs, silence.endsAtMs, silence.createdBy, silence.comment],
          ...[request?.key ?? null, request?.sha256 ?? null],
        ],
      );
      return made ?? madeBefore(sql, request!);
    });
  }

  silences(endAfterMs: number): Promise<Silence[]> {
    return this.read((sql) =>
      sql.query<Silence>(
        `SELECT ${silenceColumns} FROM silences WHERE ends_at_ms > $1 ORDER BY ends_at_ms DESC, silence_id LIMIT 1000`,
        [endAfterMs],
      ),
    );
  }

  endSilence(silenceId: string, nowMs: number): Promise<Silence | undefined> {
    return this.unitOfWork.run(async (sql) => {
      const [ended] = await sql.query<Silence>(
        `UPDATE silences SET ends_at_ms = least(ends_at_ms, $2) WHERE silence_id = $1 RETURNING ${silenceColumns}`,
        [silenceId, nowMs],
      );
      return ended;
    });
  }

  private read<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(work);
  }
}

/** @throws PermanentError `silence-key-reused` */
async function madeBefore(sql: Transaction, { key, sha256 }: SilenceRequest): Promise<Silence> {
  const [made] = await sql.query<Silence>(
    `SELECT ${silenceColumns} FROM silences WHERE request_key = $1 AND request_sha256 = $2`,
    [key, sha256],
  );
  if (!made) throw new PermanentError('silence-key-reused', `the key ${key} was used for another silence`);
  return made;
}
