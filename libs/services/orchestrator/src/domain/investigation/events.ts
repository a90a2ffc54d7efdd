import type { Precedent } from '@compass/analysis';
import type { InvestigationSettings } from '../policy/settings.js';
import type { Hypothesis, Judgement, Verdict } from './hypothesis.js';
import type { Alert, Incident } from './incident.js';
import type { VerifiedResult } from './result.js';
import type { AttemptFailure, Award, Settlement, Task } from './task.js';

/** A deadline of the investigation, kept by a durable timer of the same name. */
export type Deadline = 'admission' | 'observe' | 'disprove' | 'conclude';

interface InvestigationOpened {
  readonly type: 'InvestigationOpened';
  readonly investigationId: string;
  readonly incident: Incident;
  readonly policy: { readonly name: string; readonly version: string };
  readonly settings: InvestigationSettings;
  /** The `diagnose.*` capabilities that are asked to look, in name order. */
  readonly capabilities: readonly string[];
  /** It begins when it is admitted: as many are running as may. */
  readonly waits?: true;
}

/** Why a result was kept as evidence, but not counted. */
export type SetAsideCode = 'failed' | 'already-answered' | 'older-attempt' | 'late';
/** Why a result was not believed at all. */
export type RefusalCode = 'unknown-task' | 'not-awarded';

/** What happened, without when. */
export type Occurrence =
  | InvestigationOpened
  /** One that waited begins; `concludeAtMs` is the wall clock from which on it only concludes. */
  | { readonly type: 'InvestigationAdmitted'; readonly concludeAtMs: number }
  /** Another alert, unlike those known, joined the incident. */
  | { readonly type: 'AlertJoined'; readonly alert: Alert }
  | { readonly type: 'IncidentResolutionRecorded'; readonly resolvedAtMs: number }
  | {
      readonly type: 'TasksRequested';
      readonly step: 'observe' | 'disprove';
      readonly tasks: readonly Task[];
      /** Wall clock: the investigation goes on without what has not been answered by then. */
      readonly deadlineAtMs: number;
    }
  | ({ readonly type: 'TaskAwardRecorded' } & Award)
  | ({ readonly type: 'AttemptFailureRecorded' } & AttemptFailure)
  | ({ readonly type: 'SettlementRecorded' } & Settlement)
  /** It came before its award, and waits for it. */
  | { readonly type: 'ResultHeld'; readonly result: VerifiedResult }
  /** The one result of its task that counts. */
  | { readonly type: 'ResultAccepted'; readonly result: VerifiedResult }
  | { readonly type: 'ResultSetAside'; readonly code: SetAsideCode; readonly result: VerifiedResult }
  | {
      readonly type: 'ResultRefused';
      readonly code: RefusalCode;
      readonly taskId: string;
      readonly attempt: number;
      readonly agent: string;
      readonly agentVersion: string;
    }
  | { readonly type: 'PrecedentsFound'; readonly precedents: readonly Precedent[] }
  | { readonly type: 'DeadlinePassed'; readonly deadline: Deadline }
  /** After the verdict, which it never changes. */
  | ({ readonly type: 'HypothesisJudged' } & Judgement)
  | { readonly type: 'HypothesesRanked'; readonly hypotheses: readonly Hypothesis[] }
  | {
      readonly type: 'VerdictReached';
      readonly verdict: Verdict;
      /** As disproofs left them, likeliest first. */
      readonly hypotheses: readonly Hypothesis[];
      /** Found past its deadline after an outage. */
      readonly expired: boolean;
      /** Lower-case hex sha256 of the report, as canonical JSON: whoever folds the log later can tell that it is the same. */
      readonly reportHash: string;
    };

/** An event of the investigation's own log; `atMs` is the wall clock of whoever decided it. */
export type InvestigationEvent = Occurrence & { readonly atMs: number };
export type InvestigationEventType = InvestigationEvent['type'];
