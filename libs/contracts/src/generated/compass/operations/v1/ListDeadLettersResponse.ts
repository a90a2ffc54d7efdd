// Original file: compass/operations/v1/dead_letters.proto

import type { DeadLetterInput as _compass_operations_v1_DeadLetterInput, DeadLetter as _compass_operations_v1_DeadLetter } from '../../../compass/operations/v1/DeadLetter.js';

export interface ListDeadLettersResponseInput {
  'deadLetters'?: (_compass_operations_v1_DeadLetterInput)[];
  'nextPageToken'?: (string);
}

export interface ListDeadLettersResponse {
  'deadLetters': (_compass_operations_v1_DeadLetter)[];
  'nextPageToken': (string);
}
