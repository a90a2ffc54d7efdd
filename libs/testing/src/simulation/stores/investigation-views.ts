import { canonicalJson, sha256Hex } from '@compass/kernel';
import type {
  InvestigationSummary,
  InvestigationViews,
  LoggedEvent,
  SummaryFilter,
} from '@compass/service-orchestrator/parts';
import type { SimulatedTransaction } from '../database/simulated-transaction.js';
import type { EventRow, InvestigationRow, OrchestratorTables } from './orchestrator-tables.js';

/** What may be looked at without a lock. */
export function investigationViewsOver(tx: SimulatedTransaction, tables: OrchestratorTables): InvestigationViews {
  const { investigations, events, deadlines } = tables;
  return {
    summary: (investigationId) => {
      const row = tx.get(investigations, investigationId);
      return Promise.resolve(row && summaryOf(row));
    },
    summaries: (limit, after, filter = {}) => {
      const newest = tx
        .all(investigations)
        .filter((row) => passes(row, filter))
        .sort((one, other) => -compare(one, other));
      const rest = after ? newest.filter((row) => compare(row, after) < 0) : newest;
      return Promise.resolve(rest.slice(0, limit).map(summaryOf));
    },
    events: (investigationId, fromVersion) => {
      const own = tx.all(events).filter((row) => row.investigationId === investigationId && row.version >= fromVersion);
      return Promise.resolve(own.sort((one, other) => one.version - other.version).map(loggedEvent));
    },
    here: () => Promise.resolve({ transaction: String(horizonOf(tx)), position: 0 }),
    eventsAfter: ({ transaction, position }, limit) => {
      const horizon = horizonOf(tx);
      const isAfter = (row: EventRow) =>
        (row.transaction > Number(transaction) ||
          (row.transaction === Number(transaction) && row.position > position)) &&
        row.transaction < horizon;
      const later = tx.all(events).filter(isAfter).sort(byPlace).slice(0, limit);
      return Promise.resolve(later.map((row) => ({ ...loggedEvent(row), place: placeOf(row) })));
    },
    precedentQuestion: (investigationId) => {
      const row = tx.get(investigations, investigationId);
      if (!row) return Promise.resolve(undefined);
      const { fingerprint, environment, precedentsKnown: answered } = row;
      return Promise.resolve({ fingerprint, environment, answered });
    },
    due: (nowMs, limit) => {
      const due = tx.all(deadlines).filter(({ dueAtMs }) => dueAtMs <= nowMs);
      return Promise.resolve(due.sort((one, other) => one.dueAtMs - other.dueAtMs).slice(0, limit));
    },
    nextDueAtMs: () => {
      const all = tx.all(deadlines).map(({ dueAtMs }) => dueAtMs);
      return Promise.resolve(all.length > 0 ? Math.min(...all) : undefined);
    },
    isPruned: () => Promise.resolve(false),
    nextWaiting: () => {
      const [next] = tx
        .all(investigations)
        .filter(({ status }) => status === 'waiting')
        .sort(byClaim);
      return Promise.resolve(next && { investigationId: next.investigationId, priority: next.priority, trace: {} });
    },
    load: () => {
      const count = (status: string) => tx.all(investigations).filter((row) => row.status === status).length;
      return Promise.resolve({ running: count('running'), waiting: count('waiting') });
    },
  };
}

function passes(row: InvestigationRow, filter: SummaryFilter): boolean {
  const { statuses, verdictKinds, environment, service, incidentId, sinceMs, untilMs } = filter;
  return (
    (statuses?.includes(row.status) ?? true) &&
    (verdictKinds === undefined || (row.verdict !== undefined && verdictKinds.includes(row.verdict.kind))) &&
    (environment === undefined || row.environment === environment) &&
    (service === undefined || [row.service, row.verdict?.cause?.service].includes(service)) &&
    (incidentId === undefined || row.incidentId === incidentId) &&
    row.openedAtMs >= (sinceMs ?? -Infinity) &&
    row.openedAtMs < (untilMs ?? Infinity)
  );
}

/** The looking transaction itself writes nothing, so that it holds nobody up. */
const horizonOf = (tx: SimulatedTransaction) => tx.database.horizonBeside(tx);

const placeOf = ({ transaction, position }: EventRow) => ({ transaction: String(transaction), position });

const byPlace = (one: EventRow, other: EventRow) =>
  one.transaction - other.transaction || one.position - other.position;

type Aged = Pick<InvestigationSummary, 'openedAtMs' | 'investigationId'>;

function compare(one: Aged, other: Aged): number {
  return one.openedAtMs - other.openedAtMs || (one.investigationId < other.investigationId ? -1 : 1);
}

const byClaim = (one: InvestigationRow, other: InvestigationRow) =>
  other.priority - one.priority || compare(one, other);

function summaryOf({
  fingerprint: _,
  precedentsKnown: __,
  priority: ___,
  ...summary
}: InvestigationRow): InvestigationSummary {
  return summary;
}

function loggedEvent({ investigationId, version, event }: EventRow): LoggedEvent {
  const data = canonicalJson(event);
  return { investigationId, version, type: event.type, atMs: event.atMs, data, hash: sha256Hex(data) };
}
