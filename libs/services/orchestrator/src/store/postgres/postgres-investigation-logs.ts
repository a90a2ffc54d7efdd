import { canonicalJson, RetryableError, sha256Hex } from '@compass/kernel';
import type { Transaction } from '@compass/persistence';
import type { InvestigationEvent } from '../../domain/investigation/events.js';
import { priorityOf } from '../../domain/admission/admission.js';
import { statusOf, type Investigation } from '../../domain/investigation/state.js';
import type { InvestigationLogs } from '../orchestrator-store.js';

/** One row per event, one row per investigation: the latter is what is locked and what lists show. */
export class PostgresInvestigationLogs implements InvestigationLogs {
  constructor(private readonly sql: Transaction) {}

  async lock(investigationId: string): Promise<InvestigationEvent[]> {
    await this.sql.query('SELECT 1 FROM investigation WHERE investigation_id = $1 FOR UPDATE', [investigationId]);
    return this.log(investigationId);
  }

  async tryLock(investigationId: string): Promise<InvestigationEvent[] | undefined> {
    const locked = await this.sql.query(
      'SELECT 1 FROM investigation WHERE investigation_id = $1 FOR UPDATE SKIP LOCKED',
      [investigationId],
    );
    return locked.length > 0 ? this.log(investigationId) : undefined;
  }

  async append(state: Investigation, version: number, events: readonly InvestigationEvent[]): Promise<void> {
    const { investigationId } = state;
    const moved = version === 0 ? await this.insert(state, events.length) : await this.update(state, version, events);
    if (!moved) throw new RetryableError('version-conflict', `${investigationId} is no longer at version ${version}`);
    const data = events.map((event) => canonicalJson(event));
    await this.sql.query(
      `INSERT INTO investigation_event (investigation_id, version, type, at_ms, data, hash)
       SELECT $1, $2 + e.place, e.type, e.at_ms, e.data::json, e.hash
         FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[])
              WITH ORDINALITY AS e (type, at_ms, data, hash, place)
        ORDER BY e.place`,
      [
        investigationId,
        version,
        events.map(({ type }) => type),
        events.map(({ atMs }) => atMs),
        data,
        data.map(sha256Hex),
      ],
    );
  }

  private async log(investigationId: string): Promise<InvestigationEvent[]> {
    const rows = await this.sql.query<{ data: InvestigationEvent }>(
      'SELECT data FROM investigation_event WHERE investigation_id = $1 ORDER BY version',
      [investigationId],
    );
    return rows.map(({ data }) => data);
  }

  private async insert(state: Investigation, version: number): Promise<boolean> {
    const { incidentId, fingerprint, environment, service = '', alerts } = state.incident;
    const inserted = await this.sql.query(
      `INSERT INTO investigation (investigation_id, version, incident_id, fingerprint, environment, service, alert,
         opened_at_ms, priority, status, precedents_known, concluded_at_ms, verdict, judgement)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING 1`,
      [
        state.investigationId,
        version,
        incidentId,
        fingerprint,
        environment,
        service,
        alerts[0]?.name ?? '',
        state.openedAtMs,
        priorityOf(state.incident.severity),
        ...progressOf(state),
      ],
    );
    return inserted.length > 0;
  }

  private async update(state: Investigation, version: number, { length }: readonly unknown[]): Promise<boolean> {
    const updated = await this.sql.query(
      `UPDATE investigation
          SET version = $3, status = $4, precedents_known = $5, concluded_at_ms = $6, verdict = $7, judgement = $8
        WHERE investigation_id = $1 AND version = $2 RETURNING 1`,
      [state.investigationId, version, version + length, ...progressOf(state)],
    );
    return updated.length > 0;
  }
}

function progressOf(state: Investigation): unknown[] {
  const { conclusion, precedents, judgements } = state;
  const verdict = conclusion ? canonicalJson(conclusion.verdict) : null;
  const last = judgements.at(-1);
  const judgement = last ? canonicalJson(last) : null;
  return [statusOf(state), precedents !== undefined, conclusion?.atMs ?? null, verdict, judgement];
}
