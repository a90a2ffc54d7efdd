// Original file: compass/incidents/v1/incidents.proto

import type { AlertInput as _compass_alerts_v1_AlertInput, Alert as _compass_alerts_v1_Alert } from '../../../compass/alerts/v1/Alert.js';

/**
 * Event: another alert joined an open incident.
 */
export interface IncidentUpdatedInput {
  'incidentId'?: (string);
  'alert'?: (_compass_alerts_v1_AlertInput | null);
  'alertCount'?: (number);
}

/**
 * Event: another alert joined an open incident.
 */
export interface IncidentUpdated {
  'incidentId': (string);
  'alert': (_compass_alerts_v1_Alert | null);
  'alertCount': (number);
}
