// Original file: compass/operations/v1/dead_letters.proto


export interface GetDeadLetterRequestInput {
  'deadLetterId'?: (string);
}

export interface GetDeadLetterRequest {
  'deadLetterId': (string);
}
