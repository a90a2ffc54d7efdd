import { canonicalJson, RetryableError, sha256Hex } from '@compass/kernel';
import type { Transaction } from '@compass/persistence';
import type { InvestigationEvent } from '../../domain/investigation/events.js';
import { priorityOf } from '../../domain/admission/admission.js';
import { statusOf, type Investigation } from '../../domain/investigation/state.js';
import type { InvestigationLogs } from '../orchestrator-store.js';
import { versionConflict } from './migrations.js';
import type { RecentLogs } from './recent-logs.js';

type Log = readonly InvestigationEvent[];

interface EventRow {
  readonly event: InvestigationEvent;
  /** Canonical JSON. */
  readonly data: string;
}

/** What this transaction adds to one log. */
interface Added {
  readonly state: Investigation;
  /** Of the log without it. */
  readonly version: number;
  readonly rows: readonly EventRow[];
}

/** One row per event, one row per investigation: the latter is what is locked and what lists show. */
export class PostgresInvestigationLogs implements InvestigationLogs {
  /** Logs that this transaction has locked, with what it has appended. */
  private readonly held = new Map<string, Log>();
  private readonly added = new Map<string, Added>();

  constructor(
    private readonly sql: Transaction,
    private readonly recent: RecentLogs,
  ) {}

  async lock(investigationId: string): Promise<Log> {
    return (await this.locked(investigationId, '')) ?? [];
  }

  tryLock(investigationId: string): Promise<Log | undefined> {
    return this.locked(investigationId, 'SKIP LOCKED');
  }

  async isPruned(investigationId: string): Promise<boolean> {
    const rows = await this.sql.query('SELECT 1 FROM pruned_investigation WHERE investigation_id = $1', [
      investigationId,
    ]);
    return rows.length > 0;
  }

  /** What a transaction adds to a log that was there before is written at its end, in one go. */
  async append(state: Investigation, version: number, events: readonly InvestigationEvent[]): Promise<void> {
    const { investigationId } = state;
    const rows = events.map((event) => ({ event, data: canonicalJson(event) }));
    if (version === 0) {
      await this.insert(state, events.length);
      this.write(investigationId, 0, rows);
    } else this.add(state, version, rows);
    this.keep(investigationId, version, rows);
  }

  private add(state: Investigation, version: number, rows: readonly EventRow[]): void {
    const { investigationId } = state;
    const before = this.added.get(investigationId) ?? { version, rows: [] };
    if (before.version + before.rows.length !== version) throw movedOn(investigationId, version);
    if (this.added.size === 0) this.sql.beforeCommit(() => Promise.resolve(this.writeAdded()));
    this.added.set(investigationId, { state, version: before.version, rows: [...before.rows, ...rows] });
  }

  private writeAdded(): void {
    for (const { state, version, rows } of this.added.values()) {
      this.move(state, version, rows.length);
      this.write(state.investigationId, version, rows);
    }
  }

  private write(investigationId: string, version: number, rows: readonly EventRow[]): void {
    this.sql.send(
      `INSERT INTO investigation_event (investigation_id, version, type, at_ms, data, hash)
       SELECT $1, $2 + e.place, e.type, e.at_ms, e.data::json, e.hash
         FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[])
              WITH ORDINALITY AS e (type, at_ms, data, hash, place)
        ORDER BY e.place`,
      [
        investigationId,
        version,
        rows.map(({ event }) => event.type),
        rows.map(({ event }) => event.atMs),
        rows.map(({ data }) => data),
        rows.map(({ data }) => sha256Hex(data)),
      ],
    );
  }

  /** Undefined: somebody else holds the lock. */
  private async locked(investigationId: string, contended: '' | 'SKIP LOCKED'): Promise<Log | undefined> {
    const held = this.held.get(investigationId);
    if (held) return held;
    const known = this.recent.get(investigationId);
    const [[row], news] = await Promise.all([
      this.sql.query<{ version: number }>(
        `SELECT version FROM investigation WHERE investigation_id = $1 FOR UPDATE ${contended}`,
        [investigationId],
      ),
      this.after(investigationId, known.length), // looks when the row is locked
    ]);
    if (!row) return undefined;
    const isOfThisLog = known.length + news.length === row.version; // or else the database has been restored to an earlier time
    const log = isOfThisLog ? [...known, ...news] : await this.after(investigationId, 0);
    if (!isOfThisLog) this.recent.forget(investigationId);
    this.recent.keep(investigationId, log);
    this.held.set(investigationId, log);
    return log;
  }

  private async after(investigationId: string, version: number): Promise<Log> {
    const rows = await this.sql.query<{ data: InvestigationEvent }>(
      'SELECT data FROM investigation_event WHERE investigation_id = $1 AND version > $2 ORDER BY version',
      [investigationId, version],
    );
    return rows.map(({ data }) => data);
  }

  /** What is written is what others will read: nothing that JSON does not carry gets into a decision. */
  private keep(investigationId: string, version: number, rows: readonly EventRow[]): void {
    const before = this.held.get(investigationId) ?? [];
    if (before.length !== version) return; // the transaction will fail
    const log = [...before, ...rows.map(({ data }) => JSON.parse(data) as InvestigationEvent)];
    this.held.set(investigationId, log);
    this.sql.afterCommit(() => this.recent.keep(investigationId, log));
  }

  private async insert(state: Investigation, version: number): Promise<void> {
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
    if (inserted.length === 0) throw movedOn(state.investigationId, 0);
  }

  private move(state: Investigation, version: number, events: number): void {
    this.sql.send(
      'SELECT investigation_move($1, $2, $3, $4, $5, $6, $7, $8)',
      [state.investigationId, version, version + events, ...progressOf(state)],
      {
        asError: (failure) =>
          stateOf(failure) === versionConflict ? movedOn(state.investigationId, version) : failure,
      },
    );
  }
}

const stateOf = (failure: unknown) => (failure as { code?: unknown }).code;

function movedOn(investigationId: string, version: number): RetryableError {
  return new RetryableError('version-conflict', `${investigationId} is no longer at version ${version}`);
}

function progressOf(state: Investigation): unknown[] {
  const { conclusion, precedents, judgements } = state;
  const verdict = conclusion ? canonicalJson(conclusion.verdict) : null;
  const last = judgements.at(-1);
  const judgement = last ? canonicalJson(last) : null;
  return [statusOf(state), precedents !== undefined, conclusion?.atMs ?? null, verdict, judgement];
}
