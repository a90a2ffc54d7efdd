import type { Occurrence } from './events.js';
import type { Judgement } from './hypothesis.js';
import type { Investigation } from './state.js';

/** Why a judgement is not taken. */
export type JudgementRefusal = 'not-concluded' | 'unknown-hypothesis' | 'judgement-id-reused';

/** Undefined: it is taken, or has been already. */
export function refusalOf(state: Investigation, judgement: Judgement): JudgementRefusal | undefined {
  const known = state.judgements.find(({ judgementId }) => judgementId === judgement.judgementId);
  if (known) return isSame(known, judgement) ? undefined : 'judgement-id-reused';
  if (!state.conclusion) return 'not-concluded';
  return state.hypotheses.some(({ hypothesisId }) => hypothesisId === judgement.hypothesisId)
    ? undefined
    : 'unknown-hypothesis';
}

/** Nothing happens when it is refused, or a repetition. */
export function judgeHypothesis(state: Investigation, judgement: Judgement): Occurrence[] {
  const isKnown = state.judgements.some(({ judgementId }) => judgementId === judgement.judgementId);
  return isKnown || refusalOf(state, judgement) ? [] : [{ type: 'HypothesisJudged', ...judgement }];
}

function isSame(one: Judgement, other: Judgement): boolean {
  return (
    one.hypothesisId === other.hypothesisId &&
    one.choice === other.choice &&
    one.by === other.by &&
    one.note === other.note
  );
}
