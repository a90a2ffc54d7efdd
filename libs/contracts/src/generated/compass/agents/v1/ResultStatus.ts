// Original file: compass/agents/v1/agents.proto

export const ResultStatus = {
  RESULT_STATUS_UNSPECIFIED: 'RESULT_STATUS_UNSPECIFIED',
  RESULT_STATUS_COMPLETED: 'RESULT_STATUS_COMPLETED',
  RESULT_STATUS_FAILED: 'RESULT_STATUS_FAILED',
} as const;

export type ResultStatusInput =
  | 'RESULT_STATUS_UNSPECIFIED'
  | 0
  | 'RESULT_STATUS_COMPLETED'
  | 1
  | 'RESULT_STATUS_FAILED'
  | 2

export type ResultStatus = typeof ResultStatus[keyof typeof ResultStatus]
