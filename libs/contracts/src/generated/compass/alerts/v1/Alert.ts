// Original file: compass/alerts/v1/alerts.proto

import type { SeverityInput as _compass_alerts_v1_SeverityInput, Severity as _compass_alerts_v1_Severity } from '../../../compass/alerts/v1/Severity.js';
import type { AlertStatusInput as _compass_alerts_v1_AlertStatusInput, AlertStatus as _compass_alerts_v1_AlertStatus } from '../../../compass/alerts/v1/AlertStatus.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One notification from a monitor, normalised. Times are epoch milliseconds; 0 means not given.
 */
export interface AlertInput {
  /**
   * Of the owning workload and the alert rule, never of a pod: many copies share it.
   */
  'fingerprint'?: (string);
  /**
   * The format it came in, for example "alertmanager".
   */
  'source'?: (string);
  'environment'?: (string);
  'name'?: (string);
  /**
   * The owning workload; empty when the monitor names none.
   */
  'service'?: (string);
  'severity'?: (_compass_alerts_v1_SeverityInput);
  'status'?: (_compass_alerts_v1_AlertStatusInput);
  'startsAtMs'?: (number | string | Long);
  'endsAtMs'?: (number | string | Long);
  'summary'?: (string);
  'labels'?: ({[key: string]: string});
  'annotations'?: ({[key: string]: string});
}

/**
 * One notification from a monitor, normalised. Times are epoch milliseconds; 0 means not given.
 */
export interface Alert {
  /**
   * Of the owning workload and the alert rule, never of a pod: many copies share it.
   */
  'fingerprint': (string);
  /**
   * The format it came in, for example "alertmanager".
   */
  'source': (string);
  'environment': (string);
  'name': (string);
  /**
   * The owning workload; empty when the monitor names none.
   */
  'service': (string);
  'severity': (_compass_alerts_v1_Severity);
  'status': (_compass_alerts_v1_AlertStatus);
  'startsAtMs': (number);
  'endsAtMs': (number);
  'summary': (string);
  'labels': ({[key: string]: string});
  'annotations': ({[key: string]: string});
}
