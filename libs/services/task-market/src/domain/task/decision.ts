import type { MarketEvent } from './market-events.js';
import type { Attempt, Position } from './market-task.js';

/** When a task must be looked at again, whatever crashes until then. A task has one timer at most. */
export interface TaskTimer {
  readonly kind: 'auction' | 'attempt-deadline';
  readonly dueAtMs: number;
}

/** What one step leaves behind: written in one transaction, or not at all. */
export interface Decision extends Position {
  /** The attempt that was opened or settled. */
  readonly attempt?: Attempt;
  /** Replaces the task's timer; null takes it away. */
  readonly timer: TaskTimer | null;
  readonly events: readonly MarketEvent[];
}
