// Original file: compass/incidents/v1/incidents.proto

import type { IncidentInput as _compass_incidents_v1_IncidentInput, Incident as _compass_incidents_v1_Incident } from '../../../compass/incidents/v1/Incident.js';

/**
 * Event: an incident of COMPASS itself was opened. It is kept, and nobody investigates it.
 */
export interface IncidentRecordedInput {
  'incident'?: (_compass_incidents_v1_IncidentInput | null);
}

/**
 * Event: an incident of COMPASS itself was opened. It is kept, and nobody investigates it.
 */
export interface IncidentRecorded {
  'incident': (_compass_incidents_v1_Incident | null);
}
