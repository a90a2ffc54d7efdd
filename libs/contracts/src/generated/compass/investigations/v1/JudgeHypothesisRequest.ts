// Original file: compass/investigations/v1/investigations.proto

import type { JudgementChoiceInput as _compass_investigations_v1_JudgementChoiceInput, JudgementChoice as _compass_investigations_v1_JudgementChoice } from '../../../compass/investigations/v1/JudgementChoice.js';

export interface JudgeHypothesisRequestInput {
  'investigationId'?: (string);
  'hypothesisId'?: (string);
  'choice'?: (_compass_investigations_v1_JudgementChoiceInput);
  'by'?: (string);
  'note'?: (string);
  /**
   * The same for every retry of one judgement. Empty: derived from the rest.
   */
  'judgementId'?: (string);
}

export interface JudgeHypothesisRequest {
  'investigationId': (string);
  'hypothesisId': (string);
  'choice': (_compass_investigations_v1_JudgementChoice);
  'by': (string);
  'note': (string);
  /**
   * The same for every retry of one judgement. Empty: derived from the rest.
   */
  'judgementId': (string);
}
