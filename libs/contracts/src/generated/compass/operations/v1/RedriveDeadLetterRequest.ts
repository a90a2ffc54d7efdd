// Original file: compass/operations/v1/dead_letters.proto


export interface RedriveDeadLetterRequestInput {
  'deadLetterId'?: (string);
}

export interface RedriveDeadLetterRequest {
  'deadLetterId': (string);
}
