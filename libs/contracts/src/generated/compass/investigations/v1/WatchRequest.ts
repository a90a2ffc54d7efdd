// Original file: compass/investigations/v1/investigations.proto


export interface WatchRequestInput {
  /**
   * Empty: every investigation, from now on.
   */
  'investigationId'?: (string);
  'fromVersion'?: (number);
}

export interface WatchRequest {
  /**
   * Empty: every investigation, from now on.
   */
  'investigationId': (string);
  'fromVersion': (number);
}
