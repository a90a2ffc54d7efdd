// Original file: compass/incidents/v1/incident_service.proto


export interface GetIncidentRequestInput {
  'incidentId'?: (string);
}

export interface GetIncidentRequest {
  'incidentId': (string);
}
