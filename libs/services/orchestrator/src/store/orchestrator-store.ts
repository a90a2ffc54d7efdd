import type { MessagingTransaction, Store } from '@compass/messaging';
import type { Crowd } from '../domain/admission/admission.js';
import type { DeadlineTimer } from '../domain/investigation/deadlines.js';
import type { Deadline, InvestigationEvent, InvestigationEventType } from '../domain/investigation/events.js';
import type { Judgement, Verdict } from '../domain/investigation/hypothesis.js';
import type { Investigation } from '../domain/investigation/state.js';

/** The logs of all investigations, each locked while it is written. */
export interface InvestigationLogs {
  /** The log so far, empty for none; nobody else appends to it until the transaction ends. */
  lock(investigationId: string): Promise<readonly InvestigationEvent[]>;
  /** Like lock, but gives undefined at once where somebody else holds it. */
  tryLock(investigationId: string): Promise<readonly InvestigationEvent[] | undefined>;
  /** Whether there was such an investigation, so long ago that it is not kept any more. */
  isPruned(investigationId: string): Promise<boolean>;
  /**
   * Appends after `version`, the number of events so far, and keeps what lists show of `state`.
   * @throws RetryableError `version-conflict` when the log has moved on: here, or when the transaction is to commit
   */
  append(state: Investigation, version: number, events: readonly InvestigationEvent[]): Promise<void>;
}

/** A deadline that has come, and the trace that set it. */
export interface DueDeadline extends DeadlineTimer {
  readonly investigationId: string;
  readonly trace: Readonly<Record<string, string>>;
}

/** Durable timers. */
export interface DeadlineTimers {
  set(investigationId: string, timers: readonly DeadlineTimer[]): Promise<void>;
  clear(investigationId: string): Promise<void>;
  /** Takes a timer away; false when it is gone. */
  take(investigationId: string, deadline: Deadline): Promise<boolean>;
  /** Lets others go first; a timer that is gone stays gone. */
  postpone(investigationId: string, deadline: Deadline, dueAtMs: number): Promise<void>;
}

/** Who runs and who waits, within one transaction. */
export interface Admissions {
  /** As it is committed, without a lock: those who look at the same moment may all find the last room. Counts no further than `most`. */
  crowd(most: number): Promise<Crowd>;
}

/** An investigation that waits to be admitted, and the trace that opened it. */
export interface WaitingInvestigation {
  readonly investigationId: string;
  readonly priority: number;
  readonly trace: Readonly<Record<string, string>>;
}

export interface OfferedCapabilities {
  /** Keeps the highest revision. */
  remember(revision: number, capabilities: readonly string[]): Promise<void>;
  latest(): Promise<readonly string[]>;
}

export interface OrchestratorTransaction extends MessagingTransaction {
  readonly logs: InvestigationLogs;
  readonly deadlines: DeadlineTimers;
  readonly admissions: Admissions;
  readonly capabilities: OfferedCapabilities;
}

export interface InvestigationSummary {
  readonly investigationId: string;
  readonly incidentId: string;
  readonly environment: string;
  /** Empty when the monitor names none. */
  readonly service: string;
  /** The name of the first alert. */
  readonly alert: string;
  readonly status: 'waiting' | 'running' | 'concluded' | 'expired';
  readonly openedAtMs: number;
  readonly concludedAtMs?: number;
  readonly verdict?: Verdict;
  /** The last one. */
  readonly judgement?: Judgement;
  readonly version: number;
}

/** Which investigations a list shows; a part that is absent lets all pass. */
export interface SummaryFilter {
  readonly statuses?: readonly InvestigationSummary['status'][];
  readonly verdictKinds?: readonly Verdict['kind'][];
  readonly environment?: string;
  /** The service of the alert, or the one where the cause is. */
  readonly service?: string;
  readonly incidentId?: string;
  /** Opened from here on. */
  readonly sinceMs?: number;
  /** Opened before this. */
  readonly untilMs?: number;
}

/** An event as it lies in a log. */
export interface LoggedEvent {
  readonly investigationId: string;
  /** From 1, without gaps. */
  readonly version: number;
  readonly type: InvestigationEventType;
  readonly atMs: number;
  /** Canonical JSON. */
  readonly data: string;
  /** Lower-case hex sha256 of data, written with it. */
  readonly hash: string;
}

/** A place in the order of all events of all investigations. */
export interface Place {
  /** Of the writing transaction; decimal text. */
  readonly transaction: string;
  readonly position: number;
}

/** What gathering needs to know before the transaction. */
export interface PrecedentQuestion {
  readonly fingerprint: string;
  readonly environment: string;
  /** Whether the log has an answer already. */
  readonly answered: boolean;
}

export interface InvestigationViews {
  summary(investigationId: string): Promise<InvestigationSummary | undefined>;
  /** Newest first, at most `limit`, after the given one. */
  summaries(
    limit: number,
    after?: { openedAtMs: number; investigationId: string },
    filter?: SummaryFilter,
  ): Promise<InvestigationSummary[]>;
  /** From `fromVersion` on, oldest first. */
  events(investigationId: string, fromVersion: number): Promise<LoggedEvent[]>;
  /** Where the order of all events is now. */
  here(): Promise<Place>;
  /** The next events after `place`, at most `limit`, each with its own place; none is ever skipped because it commits late. */
  eventsAfter(place: Place, limit: number): Promise<(LoggedEvent & { readonly place: Place })[]>;
  precedentQuestion(investigationId: string): Promise<PrecedentQuestion | undefined>;
  /** Deadlines that have come, earliest first. */
  due(nowMs: number, limit: number): Promise<DueDeadline[]>;
  /** When the earliest is due. */
  nextDueAtMs(): Promise<number | undefined>;
  /** Whether there was such an investigation, so long ago that it is not kept any more. */
  isPruned(investigationId: string): Promise<boolean>;
  /** The gravest that waits; of those, the one that was opened first. */
  nextWaiting(): Promise<WaitingInvestigation | undefined>;
  /** How many investigations run, and how many wait to be admitted. */
  load(): Promise<{ readonly running: number; readonly waiting: number }>;
}

/** The state of the orchestrator, as a port. */
export interface OrchestratorStore extends Store<OrchestratorTransaction> {
  /** One consistent view, without writes. */
  read<T>(look: (views: InvestigationViews) => Promise<T>): Promise<T>;
}
