// Original file: compass/incidents/v1/incident_service.proto

import type { IncidentInput as _compass_incidents_v1_IncidentInput, Incident as _compass_incidents_v1_Incident } from '../../../compass/incidents/v1/Incident.js';
import type { IncidentStatusInput as _compass_incidents_v1_IncidentStatusInput, IncidentStatus as _compass_incidents_v1_IncidentStatus } from '../../../compass/incidents/v1/IncidentStatus.js';
import type { Long } from '@grpc/proto-loader';

/**
 * An incident as it is now.
 */
export interface IncidentRecordInput {
  /**
   * In lists without its alerts. Of one incident the alerts as they were last told, at most 1000.
   */
  'incident'?: (_compass_incidents_v1_IncidentInput | null);
  'status'?: (_compass_incidents_v1_IncidentStatusInput);
  /**
   * Environment's time; 0 while it is open.
   */
  'resolvedAtMs'?: (number | string | Long);
  'alertCount'?: (number);
  'firingCount'?: (number);
  /**
   * Whose alerts are in it.
   */
  'workloads'?: (string)[];
  /**
   * How often it has returned since it was investigated, this time included; 0 of what is no return.
   */
  'recurrences'?: (number);
  /**
   * The incident that was investigated, of a return; else empty.
   */
  'recurrenceOf'?: (string);
  /**
   * The investigation that answers for it.
   */
  'investigationId'?: (string);
  /**
   * The last verdict of that investigation; empty while it is under way.
   */
  'verdict'?: (string);
}

/**
 * An incident as it is now.
 */
export interface IncidentRecord {
  /**
   * In lists without its alerts. Of one incident the alerts as they were last told, at most 1000.
   */
  'incident': (_compass_incidents_v1_Incident | null);
  'status': (_compass_incidents_v1_IncidentStatus);
  /**
   * Environment's time; 0 while it is open.
   */
  'resolvedAtMs': (number);
  'alertCount': (number);
  'firingCount': (number);
  /**
   * Whose alerts are in it.
   */
  'workloads': (string)[];
  /**
   * How often it has returned since it was investigated, this time included; 0 of what is no return.
   */
  'recurrences': (number);
  /**
   * The incident that was investigated, of a return; else empty.
   */
  'recurrenceOf': (string);
  /**
   * The investigation that answers for it.
   */
  'investigationId': (string);
  /**
   * The last verdict of that investigation; empty while it is under way.
   */
  'verdict': (string);
}
