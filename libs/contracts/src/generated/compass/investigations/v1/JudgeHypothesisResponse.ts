// Original file: compass/investigations/v1/investigations.proto

import type { JudgementInput as _compass_investigations_v1_JudgementInput, Judgement as _compass_investigations_v1_Judgement } from '../../../compass/investigations/v1/Judgement.js';

export interface JudgeHypothesisResponseInput {
  'judgement'?: (_compass_investigations_v1_JudgementInput | null);
}

export interface JudgeHypothesisResponse {
  'judgement': (_compass_investigations_v1_Judgement | null);
}
