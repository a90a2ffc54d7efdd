import type { Meter } from '@opentelemetry/api';
import type { DatabaseSnapshot } from './snapshot.js';

interface Reported {
  readonly metric: string;
  readonly field: keyof DatabaseSnapshot;
  readonly unit?: string;
}

/** Moments: the highest value seen since the last report, so that a wait between two reports is not missed. */
const GAUGES: readonly Reported[] = [
  { metric: 'postgresql.backends.active', field: 'active' },
  { metric: 'postgresql.backends.idle', field: 'idle' },
  { metric: 'postgresql.backends.idle_in_transaction', field: 'idleInTransaction' },
  { metric: 'postgresql.backends.waiting_for_lock', field: 'waitingForLock' },
  { metric: 'postgresql.sessions.blocked', field: 'blockedSessions' },
  { metric: 'postgresql.sessions.blocking', field: 'blockingSessions' },
  { metric: 'postgresql.locks.not_granted', field: 'locksNotGranted' },
  { metric: 'postgresql.transaction.longest', field: 'longestTransactionS', unit: 's' },
  { metric: 'postgresql.lock_wait.longest', field: 'longestLockWaitS', unit: 's' },
  { metric: 'postgresql.connections.used', field: 'connectionsUsed' },
  { metric: 'postgresql.connections.max', field: 'connectionsMax' },
];

/** Totals since the server started; reported as the increase since the last report. */
const COUNTERS: readonly Reported[] = [
  { metric: 'postgresql.commits', field: 'commits' },
  { metric: 'postgresql.rollbacks', field: 'rollbacks' },
  { metric: 'postgresql.deadlocks', field: 'deadlocks' },
  { metric: 'postgresql.block_reads', field: 'blockReads' },
  { metric: 'postgresql.block_hits', field: 'blockHits' },
  { metric: 'postgresql.temp_files', field: 'tempFiles' },
  { metric: 'postgresql.rows_returned', field: 'rowsReturned' },
  { metric: 'postgresql.rows_written', field: 'rowsWritten' },
];

/** Reports the snapshots handed to the returned function. */
export function reportDatabase(meter: Meter): (snapshot: DatabaseSnapshot) => void {
  let sinceReport: DatabaseSnapshot[] = [];
  let latest: DatabaseSnapshot | undefined;
  const gauges = GAUGES.map(({ metric, field, unit }) => ({
    gauge: meter.createObservableGauge(metric, { unit }),
    field,
  }));
  const counters = COUNTERS.map(({ metric, field }) => ({ counter: meter.createObservableCounter(metric), field }));
  meter.addBatchObservableCallback(
    (result) => {
      const seen = sinceReport;
      sinceReport = [];
      if (!latest || seen.length === 0) return;
      for (const { gauge, field } of gauges)
        result.observe(gauge, Math.max(...seen.map((snapshot) => snapshot[field])));
      for (const { counter, field } of counters) result.observe(counter, latest[field]);
    },
    [...gauges.map(({ gauge }) => gauge), ...counters.map(({ counter }) => counter)],
  );
  return (snapshot) => {
    latest = snapshot;
    sinceReport.push(snapshot);
  };
}
