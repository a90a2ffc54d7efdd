// Original file: compass/incidents/v1/incident_service.proto

import type { IncidentRecordInput as _compass_incidents_v1_IncidentRecordInput, IncidentRecord as _compass_incidents_v1_IncidentRecord } from '../../../compass/incidents/v1/IncidentRecord.js';

export interface GetIncidentResponseInput {
  'record'?: (_compass_incidents_v1_IncidentRecordInput | null);
}

export interface GetIncidentResponse {
  'record': (_compass_incidents_v1_IncidentRecord | null);
}
