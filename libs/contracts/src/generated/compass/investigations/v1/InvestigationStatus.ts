// Original file: compass/investigations/v1/investigations.proto

export const InvestigationStatus = {
  INVESTIGATION_STATUS_UNSPECIFIED: 'INVESTIGATION_STATUS_UNSPECIFIED',
  INVESTIGATION_STATUS_RUNNING: 'INVESTIGATION_STATUS_RUNNING',
  INVESTIGATION_STATUS_CONCLUDED: 'INVESTIGATION_STATUS_CONCLUDED',
  INVESTIGATION_STATUS_EXPIRED: 'INVESTIGATION_STATUS_EXPIRED',
  /**
   * It begins when there is room: as many are running as may.
   */
  INVESTIGATION_STATUS_WAITING: 'INVESTIGATION_STATUS_WAITING',
} as const;

export type InvestigationStatusInput =
  | 'INVESTIGATION_STATUS_UNSPECIFIED'
  | 0
  | 'INVESTIGATION_STATUS_RUNNING'
  | 1
  | 'INVESTIGATION_STATUS_CONCLUDED'
  | 2
  | 'INVESTIGATION_STATUS_EXPIRED'
  | 3
  /**
   * It begins when there is room: as many are running as may.
   */
  | 'INVESTIGATION_STATUS_WAITING'
  | 4

export type InvestigationStatus = typeof InvestigationStatus[keyof typeof InvestigationStatus]
