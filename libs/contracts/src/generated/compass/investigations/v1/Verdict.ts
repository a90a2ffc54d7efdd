// Original file: compass/investigations/v1/report.proto

import type { VerdictKindInput as _compass_investigations_v1_VerdictKindInput, VerdictKind as _compass_investigations_v1_VerdictKind } from '../../../compass/investigations/v1/VerdictKind.js';

export interface VerdictInput {
  'kind'?: (_compass_investigations_v1_VerdictKindInput);
  /**
   * Of the accepted hypothesis; empty unless kind is CAUSE.
   */
  'hypothesisId'?: (string);
  'category'?: (string);
  'service'?: (string);
  /**
   * P(the answer is right).
   */
  'confidence'?: (number | string);
  /**
   * Why this kind; a sentence.
   */
  'reason'?: (string);
  /**
   * False until a human or the autonomy level confirms.
   */
  'confirmed'?: (boolean);
}

export interface Verdict {
  'kind': (_compass_investigations_v1_VerdictKind);
  /**
   * Of the accepted hypothesis; empty unless kind is CAUSE.
   */
  'hypothesisId': (string);
  'category': (string);
  'service': (string);
  /**
   * P(the answer is right).
   */
  'confidence': (number);
  /**
   * Why this kind; a sentence.
   */
  'reason': (string);
  /**
   * False until a human or the autonomy level confirms.
   */
  'confirmed': (boolean);
}
