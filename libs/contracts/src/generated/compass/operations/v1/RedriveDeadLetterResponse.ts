// Original file: compass/operations/v1/dead_letters.proto


export interface RedriveDeadLetterResponseInput {
}

export interface RedriveDeadLetterResponse {
}
