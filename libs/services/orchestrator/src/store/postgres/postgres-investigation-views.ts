import type { Transaction } from '@compass/persistence';
import type { InvestigationEvent } from '../../domain/investigation/events.js';
import type { Judgement, Verdict } from '../../domain/investigation/hypothesis.js';
import type {
  DueDeadline,
  InvestigationSummary,
  InvestigationViews,
  LoggedEvent,
  Place,
  PrecedentQuestion,
  SummaryFilter,
  WaitingInvestigation,
} from '../orchestrator-store.js';
import type { RecentLogs } from './recent-logs.js';

type SummaryRow = Omit<InvestigationSummary, 'concludedAtMs' | 'verdict' | 'judgement'> & {
  readonly concludedAtMs: number | null;
  readonly verdict: Verdict | null;
  readonly judgement: Judgement | null;
};

const summaryColumns = `investigation_id AS "investigationId", incident_id AS "incidentId", environment, service, alert,
  status, opened_at_ms AS "openedAtMs", concluded_at_ms AS "concludedAtMs", verdict, judgement, version`;
const eventColumns = `investigation_id AS "investigationId", version, type, at_ms AS "atMs", data::text AS data,
  hash`;

export class PostgresInvestigationViews implements InvestigationViews {
  constructor(
    private readonly sql: Transaction,
    private readonly recent: RecentLogs,
  ) {}

  async summary(investigationId: string): Promise<InvestigationSummary | undefined> {
    const rows = await this.sql.query<SummaryRow>(
      `SELECT ${summaryColumns} FROM investigation WHERE investigation_id = $1`,
      [investigationId],
    );
    return rows.map(asSummary)[0];
  }

  async summaries(
    limit: number,
    after?: { openedAtMs: number; investigationId: string },
    filter: SummaryFilter = {},
  ): Promise<InvestigationSummary[]> {
    const rows = await this.sql.query<SummaryRow>(
      `SELECT ${summaryColumns} FROM investigation
        WHERE ($2::bigint IS NULL OR (opened_at_ms, investigation_id) < ($2, $3))
          AND ($4::text[] IS NULL OR status = ANY ($4))
          AND ($5::text[] IS NULL OR verdict->>'kind' = ANY ($5))
          AND ($6::text IS NULL OR environment = $6)
          AND ($7::text IS NULL OR service = $7 OR verdict->'cause'->>'service' = $7)
          AND ($8::text IS NULL OR incident_id = $8)
          AND ($9::bigint IS NULL OR opened_at_ms >= $9)
          AND ($10::bigint IS NULL OR opened_at_ms < $10)
        ORDER BY opened_at_ms DESC, investigation_id DESC LIMIT $1`,
      [limit, after?.openedAtMs ?? null, after?.investigationId ?? null, ...filterValues(filter)],
    );
    return rows.map(asSummary);
  }

  events(investigationId: string, fromVersion: number): Promise<LoggedEvent[]> {
    return this.sql.query<LoggedEvent>(
      `SELECT ${eventColumns} FROM investigation_event WHERE investigation_id = $1 AND version >= $2 ORDER BY version`,
      [investigationId, fromVersion],
    );
  }

  async here(): Promise<Place> {
    const [row] = await this.sql.query<{ transaction: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS transaction',
    );
    return { transaction: row!.transaction, position: 0 };
  }

  /** In the order of transactions, stopping before the oldest that is still open: a late commit is waited for, not skipped. */
  async eventsAfter({ transaction, position }: Place, limit: number): Promise<(LoggedEvent & { place: Place })[]> {
    const rows = await this.sql.query<LoggedEvent & Place>(
      `SELECT ${eventColumns}, transaction_id::text AS transaction, position FROM investigation_event
        WHERE (transaction_id, position) > ($1::text::xid8, $2) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction_id, position LIMIT $3`,
      [transaction, position, limit],
    );
    return rows.map(({ transaction, position, ...event }) => ({ ...event, place: { transaction, position } }));
  }

  /** Of a log that was seen lately without the database: what it asks never changes, and an answer that is yet to be seen is asked for twice. */
  async precedentQuestion(investigationId: string): Promise<PrecedentQuestion | undefined> {
    const known = questionIn(this.recent.get(investigationId));
    if (known) return known;
    const [row] = await this.sql.query<PrecedentQuestion>(
      `SELECT fingerprint, environment, precedents_known AS answered FROM investigation WHERE investigation_id = $1`,
      [investigationId],
    );
    return row;
  }

  due(nowMs: number, limit: number): Promise<DueDeadline[]> {
    return this.sql.query<DueDeadline>(
      `SELECT investigation_id AS "investigationId", deadline, due_at_ms AS "dueAtMs", trace FROM deadline_timer
        WHERE due_at_ms <= $1 ORDER BY due_at_ms, investigation_id, deadline LIMIT $2`,
      [nowMs, limit],
    );
  }

  async nextDueAtMs(): Promise<number | undefined> {
    const [row] = await this.sql.query<{ due: number | null }>('SELECT min(due_at_ms) AS due FROM deadline_timer');
    return row?.due ?? undefined;
  }

  async isPruned(investigationId: string): Promise<boolean> {
    const rows = await this.sql.query('SELECT 1 FROM pruned_investigation WHERE investigation_id = $1', [
      investigationId,
    ]);
    return rows.length > 0;
  }

  async nextWaiting(): Promise<WaitingInvestigation | undefined> {
    const [row] = await this.sql.query<WaitingInvestigation>(
      `SELECT i.investigation_id AS "investigationId", i.priority, coalesce(t.trace, '{}') AS trace
         FROM investigation i
         LEFT JOIN deadline_timer t ON t.investigation_id = i.investigation_id AND t.deadline = 'admission'
        WHERE i.status = 'waiting' ORDER BY i.priority DESC, i.opened_at_ms, i.investigation_id LIMIT 1`,
    );
    return row;
  }

  async load(): Promise<{ running: number; waiting: number }> {
    const [row] = await this.sql.query<{ running: number; waiting: number }>(
      `SELECT (SELECT count(*)::int FROM investigation WHERE status = 'running') AS running,
              (SELECT count(*)::int FROM investigation WHERE status = 'waiting') AS waiting`,
    );
    return row!;
  }
}

function questionIn(log: readonly InvestigationEvent[]): PrecedentQuestion | undefined {
  const [opened] = log;
  if (opened?.type !== 'InvestigationOpened') return undefined;
  const { fingerprint, environment } = opened.incident;
  return { fingerprint, environment, answered: log.some(({ type }) => type === 'PrecedentsFound') };
}

function filterValues(filter: SummaryFilter): unknown[] {
  const { statuses, verdictKinds, environment, service, incidentId, sinceMs, untilMs } = filter;
  return [statuses, verdictKinds, environment, service, incidentId, sinceMs, untilMs].map((value) => value ?? null);
}

function asSummary({ concludedAtMs, verdict, judgement, ...same }: SummaryRow): InvestigationSummary {
  return {
    ...same,
    ...(concludedAtMs !== null && { concludedAtMs }),
    ...(verdict !== null && { verdict }),
    ...(judgement !== null && { judgement }),
  };
}
