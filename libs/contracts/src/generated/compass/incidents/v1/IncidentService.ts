// Original file: compass/incidents/v1/incident_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetIncidentRequestInput as _compass_incidents_v1_GetIncidentRequestInput, GetIncidentRequest as _compass_incidents_v1_GetIncidentRequest } from '../../../compass/incidents/v1/GetIncidentRequest.js';
import type { GetIncidentResponseInput as _compass_incidents_v1_GetIncidentResponseInput, GetIncidentResponse as _compass_incidents_v1_GetIncidentResponse } from '../../../compass/incidents/v1/GetIncidentResponse.js';
import type { ListIncidentsRequestInput as _compass_incidents_v1_ListIncidentsRequestInput, ListIncidentsRequest as _compass_incidents_v1_ListIncidentsRequest } from '../../../compass/incidents/v1/ListIncidentsRequest.js';
import type { ListIncidentsResponseInput as _compass_incidents_v1_ListIncidentsResponseInput, ListIncidentsResponse as _compass_incidents_v1_ListIncidentsResponse } from '../../../compass/incidents/v1/ListIncidentsResponse.js';

/**
 * What belongs together, and who answers for it. Served by intake.
 */
export interface IncidentServiceClient extends grpc.Client {
  GetIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  GetIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  GetIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  GetIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  getIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  getIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  getIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  getIncident(argument: _compass_incidents_v1_GetIncidentRequestInput, callback: grpc.requestCallback<_compass_incidents_v1_GetIncidentResponse>): grpc.ClientUnaryCall;
  
  ListIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  ListIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  ListIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  ListIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  listIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  listIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  listIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  listIncidents(argument: _compass_incidents_v1_ListIncidentsRequestInput, callback: grpc.requestCallback<_compass_incidents_v1_ListIncidentsResponse>): grpc.ClientUnaryCall;
  
}

/**
 * What belongs together, and who answers for it. Served by intake.
 */
export interface IncidentServiceHandlers extends grpc.UntypedServiceImplementation {
  GetIncident: grpc.handleUnaryCall<_compass_incidents_v1_GetIncidentRequest, _compass_incidents_v1_GetIncidentResponseInput>;
  
  ListIncidents: grpc.handleUnaryCall<_compass_incidents_v1_ListIncidentsRequest, _compass_incidents_v1_ListIncidentsResponseInput>;
  
}

export interface IncidentServiceDefinition extends grpc.ServiceDefinition {
  GetIncident: MethodDefinition<_compass_incidents_v1_GetIncidentRequestInput, _compass_incidents_v1_GetIncidentResponseInput, _compass_incidents_v1_GetIncidentRequest, _compass_incidents_v1_GetIncidentResponse>
  ListIncidents: MethodDefinition<_compass_incidents_v1_ListIncidentsRequestInput, _compass_incidents_v1_ListIncidentsResponseInput, _compass_incidents_v1_ListIncidentsRequest, _compass_incidents_v1_ListIncidentsResponse>
}
