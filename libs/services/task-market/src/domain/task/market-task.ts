import type { Task } from '@compass/contracts';
import type { Account } from '../ledger/account.js';

/** Why an attempt, or the task itself, came to nothing; part of the public contract (TaskFailed.reason). */
export const failureReasons = ['no-bidder', 'deadline-passed', 'agent-failed', 'budget-exhausted', 'closed'] as const;
export type FailureReason = (typeof failureReasons)[number];

/** A task as the market sees it. Waiting: an award is sought. Awarded: its latest attempt is open. Ended: nothing follows. */
export interface MarketTask {
  readonly task: Task;
  readonly status: 'waiting' | 'awarded' | 'ended';
  /** Of the latest award; 0 before the first. */
  readonly attempt: number;
  /** Since when an award is sought; patience counts from here. */
  readonly waitingSinceMs: number;
  /** Auctions since then that led to no award. */
  readonly fruitlessAuctions: number;
  /** Bidders whose attempt failed. */
  readonly failedBidders: readonly string[];
}

/** One award, from its reservation to its settlement. (taskId, attempt) is a fencing token. */
export interface Attempt {
  readonly investigationId: string;
  readonly taskId: string;
  readonly attempt: number;
  readonly agent: string;
  readonly agentVersion: string;
  readonly reservedMicros: number;
  readonly deadlineAtMs: number;
  /** What was paid; null while the attempt is open. */
  readonly spentMicros: number | null;
}

/** All that decisions about one task are made from. */
export interface Position {
  readonly account: Account;
  readonly task: MarketTask;
}

/** A position with an open attempt. */
export interface OpenPosition extends Position {
  readonly attempt: Attempt;
}

/** Settings that decisions read. */
export interface MarketRules {
  /** How long a task without an award waits for a bidder. */
  readonly patienceMs: number;
  /** Between fruitless auctions: doubles from the first to the second. */
  readonly backoffMs: { readonly first: number; readonly longest: number };
  /** Awards of one task at most. */
  readonly maxAttempts: number;
}

/** A task that nobody has been asked about yet. */
export function openTask(task: Task, nowMs: number): MarketTask {
  return { task, status: 'waiting', attempt: 0, waitingSinceMs: nowMs, fruitlessAuctions: 0, failedBidders: [] };
}
