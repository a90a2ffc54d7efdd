// Original file: compass/incidents/v1/incident_service.proto

import type { IncidentStatusInput as _compass_incidents_v1_IncidentStatusInput, IncidentStatus as _compass_incidents_v1_IncidentStatus } from '../../../compass/incidents/v1/IncidentStatus.js';
import type { Long } from '@grpc/proto-loader';

export interface ListIncidentsRequestInput {
  /**
   * At most 500; 0 means 50. Those that began last come first.
   */
  'pageSize'?: (number);
  'pageToken'?: (string);
  /**
   * Each that is given must fit.
   */
  'status'?: (_compass_incidents_v1_IncidentStatusInput);
  'environment'?: (string);
  /**
   * Its own service, or a workload whose alerts are in it.
   */
  'service'?: (string);
  /**
   * Began from here on; 0: ever.
   */
  'sinceMs'?: (number | string | Long);
  /**
   * Began before this; 0: ever.
   */
  'untilMs'?: (number | string | Long);
}

export interface ListIncidentsRequest {
  /**
   * At most 500; 0 means 50. Those that began last come first.
   */
  'pageSize': (number);
  'pageToken': (string);
  /**
   * Each that is given must fit.
   */
  'status': (_compass_incidents_v1_IncidentStatus);
  'environment': (string);
  /**
   * Its own service, or a workload whose alerts are in it.
   */
  'service': (string);
  /**
   * Began from here on; 0: ever.
   */
  'sinceMs': (number);
  /**
   * Began before this; 0: ever.
   */
  'untilMs': (number);
}
