import type { FusedHypothesis } from '@compass/analysis';

/** One attempt to falsify a hypothesis and what came of it. */
export interface Disproof {
  readonly taskId: string;
  readonly agent: string;
  readonly agentVersion: string;
  readonly contradiction: number;
  readonly tested: boolean;
  readonly statement: string;
  readonly observations: readonly string[];
}

export type HypothesisStatus = 'untested' | 'stands' | 'ambiguous' | 'disproved';

/** A proposed cause, as far as the investigation has come with it. */
export interface Hypothesis extends FusedHypothesis {
  readonly hypothesisId: string;
  readonly status: HypothesisStatus;
  readonly disproofs: readonly Disproof[];
}

/** What a human made of a hypothesis once the investigation had ended; of several, the last one holds. */
export interface Judgement {
  /** The same for every retry. */
  readonly judgementId: string;
  readonly hypothesisId: string;
  readonly choice: 'confirmed' | 'rejected';
  readonly by: string;
  readonly note: string;
}

export interface Verdict {
  readonly kind: 'cause' | 'no-fault' | 'insufficient-evidence';
  /** Present if, and only if, kind is cause. */
  readonly cause?: { readonly hypothesisId: string; readonly category: string; readonly service: string };
  /** P(the answer is right); 0 when there is no answer. */
  readonly confidence: number;
  /** Why this kind; sentences. */
  readonly reason: string;
  /** False until a human or the autonomy level confirms. */
  readonly confirmed: boolean;
}
