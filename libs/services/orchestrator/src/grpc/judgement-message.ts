import type { JudgeHypothesisRequest, JudgementInput } from '@compass/contracts';
import { deriveId, PermanentError } from '@compass/kernel';
import type { Judgement } from '../domain/investigation/hypothesis.js';

const choices = { confirmed: 'JUDGEMENT_CHOICE_CONFIRMED', rejected: 'JUDGEMENT_CHOICE_REJECTED' } as const;
const longest = { by: 200, note: 4_000, judgementId: 200 };

export function judgementMessage({ choice, ...same }: Judgement & { readonly atMs: number }): JudgementInput {
  return { ...same, choice: choices[choice] };
}

/** Without an id of its own, what says the same is the same judgement. @throws PermanentError `invalid-judgement` */
export function parseJudgement(request: JudgeHypothesisRequest): Judgement {
  const { investigationId, hypothesisId, by, note } = request;
  const choice = (['confirmed', 'rejected'] as const).find((each) => choices[each] === request.choice);
  if (!choice) throw new PermanentError('invalid-judgement', 'a hypothesis is confirmed or rejected');
  for (const [field, most] of Object.entries(longest))
    if (request[field as keyof typeof longest].length > most)
      throw new PermanentError('invalid-judgement', `${field} may have ${most} characters`);
  const content = [hypothesisId, choice, by, note].join('\n');
  const judgementId = deriveId(investigationId, 'judgement', request.judgementId || content);
  return { judgementId, hypothesisId, choice, by, note };
}
