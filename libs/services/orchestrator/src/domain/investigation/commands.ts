import type { Precedent } from '@compass/analysis';
import type { InvestigationSettings } from '../policy/settings.js';
import type { Deadline } from './events.js';
import type { Judgement } from './hypothesis.js';
import type { Alert, Incident } from './incident.js';
import type { Result } from './result.js';
import type { AttemptFailure, Award, Settlement } from './task.js';

export interface OpenInvestigation {
  readonly type: 'OpenInvestigation';
  readonly investigationId: string;
  readonly incident: Incident;
  readonly policy: { readonly name: string; readonly version: string };
  readonly settings: InvestigationSettings;
  readonly capabilities: readonly string[];
  /** As many are running as may: it has to be admitted first. */
  readonly waits?: true;
}

export interface ReceiveResult {
  readonly type: 'ReceiveResult';
  readonly result: Result;
  /** Those of the cited hashes that the evidence store does not have. */
  readonly missing: readonly string[];
  /** Absent: nobody asked, or nobody answered. */
  readonly precedents?: readonly Precedent[];
}

/** What the outside world asks of an investigation. */
type FromOutside =
  | OpenInvestigation
  | { readonly type: 'Admit' }
  | { readonly type: 'JoinAlert'; readonly alert: Alert }
  | { readonly type: 'RecordResolution'; readonly resolvedAtMs: number }
  | { readonly type: 'RecordAward'; readonly award: Award }
  | { readonly type: 'RecordFailure'; readonly failure: AttemptFailure }
  | { readonly type: 'RecordSettlement'; readonly settlement: Settlement }
  | ReceiveResult
  | { readonly type: 'PassDeadline'; readonly deadline: Deadline }
  | { readonly type: 'JudgeHypothesis'; readonly judgement: Judgement };

/** What a policy asks for as the next step. */
export type Step =
  | { readonly type: 'RequestObservations' }
  | { readonly type: 'RankHypotheses' }
  | { readonly type: 'RequestDisproofs'; readonly hypothesisIds: readonly string[] }
  | { readonly type: 'Conclude' };

/** `nowMs`: the wall clock of whoever commands. */
export type Command = (FromOutside | Step) & { readonly nowMs: number };
