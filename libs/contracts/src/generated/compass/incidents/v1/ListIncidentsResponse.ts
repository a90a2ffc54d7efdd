// Original file: compass/incidents/v1/incident_service.proto

import type { IncidentRecordInput as _compass_incidents_v1_IncidentRecordInput, IncidentRecord as _compass_incidents_v1_IncidentRecord } from '../../../compass/incidents/v1/IncidentRecord.js';

export interface ListIncidentsResponseInput {
  'records'?: (_compass_incidents_v1_IncidentRecordInput)[];
  'nextPageToken'?: (string);
}

export interface ListIncidentsResponse {
  'records': (_compass_incidents_v1_IncidentRecord)[];
  'nextPageToken': (string);
}
