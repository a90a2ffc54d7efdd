// Original file: compass/knowledge/v1/knowledge.proto


export interface SearchRequestInput {
  'incidentFingerprint'?: (string);
  'environment'?: (string);
  /**
   * At most 50; 0 means 5.
   */
  'limit'?: (number);
}

export interface SearchRequest {
  'incidentFingerprint': (string);
  'environment': (string);
  /**
   * At most 50; 0 means 5.
   */
  'limit': (number);
}
