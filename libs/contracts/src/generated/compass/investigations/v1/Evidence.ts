// Original file: compass/investigations/v1/report.proto


/**
 * A finding as it bears on a hypothesis.
 */
export interface EvidenceInput {
  'findingId'?: (string);
  'statement'?: (string);
  'agent'?: (string);
  'strength'?: (number | string);
  'observations'?: (string)[];
}

/**
 * A finding as it bears on a hypothesis.
 */
export interface Evidence {
  'findingId': (string);
  'statement': (string);
  'agent': (string);
  'strength': (number);
  'observations': (string)[];
}
