// Original file: compass/operations/v1/dead_letters.proto

import type { DeadLetterInput as _compass_operations_v1_DeadLetterInput, DeadLetter as _compass_operations_v1_DeadLetter } from '../../../compass/operations/v1/DeadLetter.js';

export interface GetDeadLetterResponseInput {
  'deadLetter'?: (_compass_operations_v1_DeadLetterInput | null);
}

export interface GetDeadLetterResponse {
  'deadLetter': (_compass_operations_v1_DeadLetter | null);
}
