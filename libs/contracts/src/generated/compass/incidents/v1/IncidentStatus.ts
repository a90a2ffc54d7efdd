// Original file: compass/incidents/v1/incident_service.proto

export const IncidentStatus = {
  INCIDENT_STATUS_UNSPECIFIED: 'INCIDENT_STATUS_UNSPECIFIED',
  /**
   * Alerts of it are firing, or may be followed by more.
   */
  INCIDENT_STATUS_OPEN: 'INCIDENT_STATUS_OPEN',
  /**
   * All of its alerts have ended. It takes up no more of them.
   */
  INCIDENT_STATUS_RESOLVED: 'INCIDENT_STATUS_RESOLVED',
} as const;

export type IncidentStatusInput =
  | 'INCIDENT_STATUS_UNSPECIFIED'
  | 0
  /**
   * Alerts of it are firing, or may be followed by more.
   */
  | 'INCIDENT_STATUS_OPEN'
  | 1
  /**
   * All of its alerts have ended. It takes up no more of them.
   */
  | 'INCIDENT_STATUS_RESOLVED'
  | 2

export type IncidentStatus = typeof IncidentStatus[keyof typeof IncidentStatus]
