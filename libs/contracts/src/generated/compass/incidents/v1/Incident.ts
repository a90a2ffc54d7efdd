// Original file: compass/incidents/v1/incidents.proto

import type { SeverityInput as _compass_alerts_v1_SeverityInput, Severity as _compass_alerts_v1_Severity } from '../../../compass/alerts/v1/Severity.js';
import type { AlertInput as _compass_alerts_v1_AlertInput, Alert as _compass_alerts_v1_Alert } from '../../../compass/alerts/v1/Alert.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Alerts that belong together.
 */
export interface IncidentInput {
  'incidentId'?: (string);
  /**
   * The fingerprint of the alert that opened it.
   */
  'fingerprint'?: (string);
  'environment'?: (string);
  'service'?: (string);
  'severity'?: (_compass_alerts_v1_SeverityInput);
  /**
   * Environment's time: when the first alert began.
   */
  'startedAtMs'?: (number | string | Long);
  'alerts'?: (_compass_alerts_v1_AlertInput)[];
}

/**
 * Alerts that belong together.
 */
export interface Incident {
  'incidentId': (string);
  /**
   * The fingerprint of the alert that opened it.
   */
  'fingerprint': (string);
  'environment': (string);
  'service': (string);
  'severity': (_compass_alerts_v1_Severity);
  /**
   * Environment's time: when the first alert began.
   */
  'startedAtMs': (number);
  'alerts': (_compass_alerts_v1_Alert)[];
}
