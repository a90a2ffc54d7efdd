// Original file: compass/incidents/v1/incidents.proto

import type { IncidentInput as _compass_incidents_v1_IncidentInput, Incident as _compass_incidents_v1_Incident } from '../../../compass/incidents/v1/Incident.js';

/**
 * Event: a failure is back soon after its end, and nothing that is known is different. It is not investigated again: the last
 * investigation answers for it. Told once; neither its further alerts nor its end are.
 */
export interface IncidentRecurredInput {
  'incident'?: (_compass_incidents_v1_IncidentInput | null);
  /**
   * The incident that it is the return of, itself perhaps a return.
   */
  'lastIncidentId'?: (string);
  /**
   * The one that was investigated.
   */
  'investigatedIncidentId'?: (string);
  'investigationId'?: (string);
  /**
   * How often it has returned since it was investigated, this time included.
   */
  'recurrences'?: (number);
  /**
   * For people, with the last verdict if there is one.
   */
  'reason'?: (string);
}

/**
 * Event: a failure is back soon after its end, and nothing that is known is different. It is not investigated again: the last
 * investigation answers for it. Told once; neither its further alerts nor its end are.
 */
export interface IncidentRecurred {
  'incident': (_compass_incidents_v1_Incident | null);
  /**
   * The incident that it is the return of, itself perhaps a return.
   */
  'lastIncidentId': (string);
  /**
   * The one that was investigated.
   */
  'investigatedIncidentId': (string);
  'investigationId': (string);
  /**
   * How often it has returned since it was investigated, this time included.
   */
  'recurrences': (number);
  /**
   * For people, with the last verdict if there is one.
   */
  'reason': (string);
}
