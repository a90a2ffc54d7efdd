// Original file: compass/incidents/v1/incidents.proto

import type { IncidentInput as _compass_incidents_v1_IncidentInput, Incident as _compass_incidents_v1_Incident } from '../../../compass/incidents/v1/Incident.js';

/**
 * Event: the first alert of a new incident arrived. Topic compass.incidents.v1, key incident_id.
 */
export interface IncidentOpenedInput {
  'incident'?: (_compass_incidents_v1_IncidentInput | null);
}

/**
 * Event: the first alert of a new incident arrived. Topic compass.incidents.v1, key incident_id.
 */
export interface IncidentOpened {
  'incident': (_compass_incidents_v1_Incident | null);
}
