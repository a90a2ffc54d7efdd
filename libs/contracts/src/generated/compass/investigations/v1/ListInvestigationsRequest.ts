// Original file: compass/investigations/v1/investigations.proto


export interface ListInvestigationsRequestInput {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListInvestigationsRequest {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize': (number);
  'pageToken': (string);
}
