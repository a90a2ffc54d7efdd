// Original file: compass/alerts/v1/alert_service.proto


export interface ListAlertsRequestInput {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Each that is given must fit.
   */
  'receiptId'?: (string);
  'incidentId'?: (string);
  'environment'?: (string);
  'outcome'?: (string);
}

export interface ListAlertsRequest {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Each that is given must fit.
   */
  'receiptId': (string);
  'incidentId': (string);
  'environment': (string);
  'outcome': (string);
}
