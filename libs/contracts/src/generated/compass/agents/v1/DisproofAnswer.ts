// Original file: compass/agents/v1/agents.proto


/**
 * What came of an attempt to falsify a claim.
 */
export interface DisproofAnswerInput {
  'hypothesisId'?: (string);
  /**
   * 0..1: how strongly the observations contradict the claim; > 0.7 disproves, > 0.5 is ambiguous.
   */
  'contradiction'?: (number | string);
  /**
   * False: the telemetry that could test it is not available.
   */
  'tested'?: (boolean);
  /**
   * What was tried and what was seen, one sentence.
   */
  'statement'?: (string);
  'observations'?: (string)[];
}

/**
 * What came of an attempt to falsify a claim.
 */
export interface DisproofAnswer {
  'hypothesisId': (string);
  /**
   * 0..1: how strongly the observations contradict the claim; > 0.7 disproves, > 0.5 is ambiguous.
   */
  'contradiction': (number);
  /**
   * False: the telemetry that could test it is not available.
   */
  'tested': (boolean);
  /**
   * What was tried and what was seen, one sentence.
   */
  'statement': (string);
  'observations': (string)[];
}
