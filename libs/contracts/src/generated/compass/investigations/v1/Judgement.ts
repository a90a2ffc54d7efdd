// Original file: compass/investigations/v1/investigations.proto

import type { JudgementChoiceInput as _compass_investigations_v1_JudgementChoiceInput, JudgementChoice as _compass_investigations_v1_JudgementChoice } from '../../../compass/investigations/v1/JudgementChoice.js';
import type { Long } from '@grpc/proto-loader';

/**
 * What a human made of a hypothesis. It never changes the report.
 */
export interface JudgementInput {
  'judgementId'?: (string);
  'hypothesisId'?: (string);
  'choice'?: (_compass_investigations_v1_JudgementChoiceInput);
  /**
   * Who.
   */
  'by'?: (string);
  /**
   * Why, in free words.
   */
  'note'?: (string);
  'atMs'?: (number | string | Long);
}

/**
 * What a human made of a hypothesis. It never changes the report.
 */
export interface Judgement {
  'judgementId': (string);
  'hypothesisId': (string);
  'choice': (_compass_investigations_v1_JudgementChoice);
  /**
   * Who.
   */
  'by': (string);
  /**
   * Why, in free words.
   */
  'note': (string);
  'atMs': (number);
}
