// Original file: compass/operations/v1/dead_letters.proto


export interface ListDeadLettersRequestInput {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListDeadLettersRequest {
  /**
   * At most 500; 0 means 50. Newest first.
   */
  'pageSize': (number);
  'pageToken': (string);
}
