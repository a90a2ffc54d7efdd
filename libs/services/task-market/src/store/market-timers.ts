import type { TaskTimer } from '../domain/task/decision.js';

/** Something to be done at a time, whatever crashes until then. One per subject. */
export interface MarketTimer {
  /** A task id; `leases` for the sweep of the registry. */
  readonly subject: string;
  readonly kind: TaskTimer['kind'] | 'lease-sweep';
  /** Null for the registry. */
  readonly investigationId: string | null;
  readonly dueAtMs: number;
}

/** A timer that is due. */
export interface DueTimer extends MarketTimer {
  /** Headers of the trace that was active when it was set; empty for the registry, whose sweeps belong to no trace. */
  readonly trace: Readonly<Record<string, string>>;
}

export interface MarketTimers {
  /** Replaces the timers of the same subjects. */
  set(timers: readonly MarketTimer[]): Promise<void>;
  clear(subjects: readonly string[]): Promise<void>;
  /**
   * Takes timers that are due, oldest first, and none that another instance is taking: they come again at `againAtMs` unless they
   * are set or cleared until then, so that a crash after this loses nothing.
   */
  claimDue(nowMs: number, againAtMs: number, limit: number): Promise<DueTimer[]>;
  /** When the earliest one is due. */
  nextDueAtMs(): Promise<number | undefined>;
}
