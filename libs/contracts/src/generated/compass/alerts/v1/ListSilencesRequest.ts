// Original file: compass/alerts/v1/alert_service.proto


export interface ListSilencesRequestInput {
  /**
   * Those that are over, too.
   */
  'includeEnded'?: (boolean);
}

export interface ListSilencesRequest {
  /**
   * Those that are over, too.
   */
  'includeEnded': (boolean);
}
