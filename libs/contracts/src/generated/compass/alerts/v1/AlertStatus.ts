// Original file: compass/alerts/v1/alerts.proto

/**
 * Whether the monitor still sees the condition.
 */
export const AlertStatus = {
  ALERT_STATUS_UNSPECIFIED: 'ALERT_STATUS_UNSPECIFIED',
  ALERT_STATUS_FIRING: 'ALERT_STATUS_FIRING',
  ALERT_STATUS_RESOLVED: 'ALERT_STATUS_RESOLVED',
} as const;

/**
 * Whether the monitor still sees the condition.
 */
export type AlertStatusInput =
  | 'ALERT_STATUS_UNSPECIFIED'
  | 0
  | 'ALERT_STATUS_FIRING'
  | 1
  | 'ALERT_STATUS_RESOLVED'
  | 2

/**
 * Whether the monitor still sees the condition.
 */
export type AlertStatus = typeof AlertStatus[keyof typeof AlertStatus]
