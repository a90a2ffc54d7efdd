import type { Precedent } from '@compass/analysis';
import type { InvestigationSettings } from '../policy/settings.js';
import type { Deadline, RefusalCode, SetAsideCode } from './events.js';
import type { Hypothesis, Judgement, Verdict } from './hypothesis.js';
import type { Incident } from './incident.js';
import type { VerifiedResult } from './result.js';
import type { AttemptFailure, Award, Settlement, Task } from './task.js';

/** One attempt at a task; events about it may arrive in any order. */
export interface Attempt {
  readonly attempt: number;
  readonly award?: Award;
  readonly failure?: AttemptFailure;
  readonly settlement?: Settlement;
  /** Results that wait for the award which says whose counts; at most one from each agent. */
  readonly held: readonly VerifiedResult[];
}

export interface TaskProgress {
  readonly task: Task;
  readonly step: 'observe' | 'disprove';
  /** By rising attempt. */
  readonly attempts: readonly Attempt[];
  /** The one result that counts. */
  readonly answer?: VerifiedResult;
}

/** A result that does not count, and why. */
export interface Uncounted {
  readonly taskId: string;
  readonly attempt: number;
  readonly agent: string;
  readonly code: SetAsideCode | RefusalCode;
}

export type Stage = 'waiting' | 'opened' | 'observing' | 'ranked' | 'disproving' | 'concluded';

export interface Conclusion {
  readonly verdict: Verdict;
  readonly atMs: number;
  readonly expired: boolean;
}

/** An investigation, folded from its log. */
export interface Investigation {
  readonly investigationId: string;
  readonly incident: Incident;
  readonly policy: { readonly name: string; readonly version: string };
  readonly settings: InvestigationSettings;
  readonly capabilities: readonly string[];
  readonly openedAtMs: number;
  /** When its time began to run: at the opening, or when it was admitted. */
  readonly begunAtMs: number;
  /** The wall clock as far as the log knows it. */
  readonly atMs: number;
  readonly stage: Stage;
  /** Deadlines that have passed, as their timers said. */
  readonly passed: readonly Deadline[];
  readonly tasks: readonly TaskProgress[];
  readonly uncounted: readonly Uncounted[];
  /** Absent until the knowledge store has answered. */
  readonly precedents?: readonly Precedent[];
  readonly hypotheses: readonly Hypothesis[];
  /** Environment's time; absent while the incident goes on. */
  readonly resolvedAtMs?: number;
  readonly conclusion?: Conclusion;
  /** Oldest first. */
  readonly judgements: readonly (Judgement & { readonly atMs: number })[];
}

/** Before its first event there is no investigation. */
export type State = Investigation | undefined;

/** What lists show of it. */
export function statusOf({ stage, conclusion }: Investigation): 'waiting' | 'running' | 'concluded' | 'expired' {
  if (conclusion) return conclusion.expired ? 'expired' : 'concluded';
  return stage === 'waiting' ? 'waiting' : 'running';
}

/** From here on it only concludes. */
export function concludeAtMs({ begunAtMs, settings }: Investigation): number {
  return begunAtMs + settings.totalMs - settings.concludingMs;
}

export function deadlineAtMs({ begunAtMs, settings }: Investigation): number {
  return begunAtMs + settings.totalMs;
}

export function taskOf(state: Investigation, taskId: string): TaskProgress | undefined {
  return state.tasks.find(({ task }) => task.taskId === taskId);
}

export function attemptOf(progress: TaskProgress, attempt: number): Attempt | undefined {
  return progress.attempts.find((each) => each.attempt === attempt);
}

/** As many were running as may, from its opening until it was given up: nobody was ever asked to look. */
export function wasNeverBegun({ passed }: Investigation): boolean {
  return passed.includes('admission');
}

/** The highest attempt that was seen awarded; 0 when none was. */
export function highestAwarded({ attempts }: TaskProgress): number {
  return Math.max(0, ...attempts.filter(({ award }) => award).map(({ attempt }) => attempt));
}

/** The market has said that no further attempt follows. */
export function finalFailure({ attempts }: TaskProgress): AttemptFailure | undefined {
  return attempts.find(({ failure }) => failure?.final)?.failure;
}

/** Nothing more is to be waited for. */
export function isSettledQuestion(progress: TaskProgress): boolean {
  return progress.answer !== undefined || finalFailure(progress) !== undefined;
}

/** Micros of a USD: what is spent, and open reservations in full. */
export function costOf(attempts: readonly Attempt[]): number {
  return attempts.reduce(
    (sum, { award, settlement }) => sum + (settlement?.spentMicros ?? award?.reservedMicros ?? 0),
    0,
  );
}
