// Original file: compass/alerts/v1/alert_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateSilenceRequestInput as _compass_alerts_v1_CreateSilenceRequestInput, CreateSilenceRequest as _compass_alerts_v1_CreateSilenceRequest } from '../../../compass/alerts/v1/CreateSilenceRequest.js';
import type { CreateSilenceResponseInput as _compass_alerts_v1_CreateSilenceResponseInput, CreateSilenceResponse as _compass_alerts_v1_CreateSilenceResponse } from '../../../compass/alerts/v1/CreateSilenceResponse.js';
import type { ExpireSilenceRequestInput as _compass_alerts_v1_ExpireSilenceRequestInput, ExpireSilenceRequest as _compass_alerts_v1_ExpireSilenceRequest } from '../../../compass/alerts/v1/ExpireSilenceRequest.js';
import type { ExpireSilenceResponseInput as _compass_alerts_v1_ExpireSilenceResponseInput, ExpireSilenceResponse as _compass_alerts_v1_ExpireSilenceResponse } from '../../../compass/alerts/v1/ExpireSilenceResponse.js';
import type { GetAlertRequestInput as _compass_alerts_v1_GetAlertRequestInput, GetAlertRequest as _compass_alerts_v1_GetAlertRequest } from '../../../compass/alerts/v1/GetAlertRequest.js';
import type { GetAlertResponseInput as _compass_alerts_v1_GetAlertResponseInput, GetAlertResponse as _compass_alerts_v1_GetAlertResponse } from '../../../compass/alerts/v1/GetAlertResponse.js';
import type { ListAlertsRequestInput as _compass_alerts_v1_ListAlertsRequestInput, ListAlertsRequest as _compass_alerts_v1_ListAlertsRequest } from '../../../compass/alerts/v1/ListAlertsRequest.js';
import type { ListAlertsResponseInput as _compass_alerts_v1_ListAlertsResponseInput, ListAlertsResponse as _compass_alerts_v1_ListAlertsResponse } from '../../../compass/alerts/v1/ListAlertsResponse.js';
import type { ListSilencesRequestInput as _compass_alerts_v1_ListSilencesRequestInput, ListSilencesRequest as _compass_alerts_v1_ListSilencesRequest } from '../../../compass/alerts/v1/ListSilencesRequest.js';
import type { ListSilencesResponseInput as _compass_alerts_v1_ListSilencesResponseInput, ListSilencesResponse as _compass_alerts_v1_ListSilencesResponse } from '../../../compass/alerts/v1/ListSilencesResponse.js';

/**
 * What became of alerts, and what keeps them from opening incidents. Served by intake.
 */
export interface AlertServiceClient extends grpc.Client {
  CreateSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  CreateSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  CreateSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  CreateSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  createSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  createSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  createSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  createSilence(argument: _compass_alerts_v1_CreateSilenceRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_CreateSilenceResponse>): grpc.ClientUnaryCall;
  
  /**
   * Ends a silence now.
   */
  ExpireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  ExpireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  ExpireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  ExpireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  /**
   * Ends a silence now.
   */
  expireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  expireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  expireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  expireSilence(argument: _compass_alerts_v1_ExpireSilenceRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ExpireSilenceResponse>): grpc.ClientUnaryCall;
  
  GetAlert(argument: _compass_alerts_v1_GetAlertRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  GetAlert(argument: _compass_alerts_v1_GetAlertRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  GetAlert(argument: _compass_alerts_v1_GetAlertRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  GetAlert(argument: _compass_alerts_v1_GetAlertRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  getAlert(argument: _compass_alerts_v1_GetAlertRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  getAlert(argument: _compass_alerts_v1_GetAlertRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  getAlert(argument: _compass_alerts_v1_GetAlertRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  getAlert(argument: _compass_alerts_v1_GetAlertRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_GetAlertResponse>): grpc.ClientUnaryCall;
  
  ListAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  ListAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  ListAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  ListAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  listAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  listAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  listAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  listAlerts(argument: _compass_alerts_v1_ListAlertsRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ListAlertsResponse>): grpc.ClientUnaryCall;
  
  ListSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  ListSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  ListSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  ListSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  listSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  listSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  listSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  listSilences(argument: _compass_alerts_v1_ListSilencesRequestInput, callback: grpc.requestCallback<_compass_alerts_v1_ListSilencesResponse>): grpc.ClientUnaryCall;
  
}

/**
 * What became of alerts, and what keeps them from opening incidents. Served by intake.
 */
export interface AlertServiceHandlers extends grpc.UntypedServiceImplementation {
  CreateSilence: grpc.handleUnaryCall<_compass_alerts_v1_CreateSilenceRequest, _compass_alerts_v1_CreateSilenceResponseInput>;
  
  /**
   * Ends a silence now.
   */
  ExpireSilence: grpc.handleUnaryCall<_compass_alerts_v1_ExpireSilenceRequest, _compass_alerts_v1_ExpireSilenceResponseInput>;
  
  GetAlert: grpc.handleUnaryCall<_compass_alerts_v1_GetAlertRequest, _compass_alerts_v1_GetAlertResponseInput>;
  
  ListAlerts: grpc.handleUnaryCall<_compass_alerts_v1_ListAlertsRequest, _compass_alerts_v1_ListAlertsResponseInput>;
  
  ListSilences: grpc.handleUnaryCall<_compass_alerts_v1_ListSilencesRequest, _compass_alerts_v1_ListSilencesResponseInput>;
  
}

export interface AlertServiceDefinition extends grpc.ServiceDefinition {
  CreateSilence: MethodDefinition<_compass_alerts_v1_CreateSilenceRequestInput, _compass_alerts_v1_CreateSilenceResponseInput, _compass_alerts_v1_CreateSilenceRequest, _compass_alerts_v1_CreateSilenceResponse>
  ExpireSilence: MethodDefinition<_compass_alerts_v1_ExpireSilenceRequestInput, _compass_alerts_v1_ExpireSilenceResponseInput, _compass_alerts_v1_ExpireSilenceRequest, _compass_alerts_v1_ExpireSilenceResponse>
  GetAlert: MethodDefinition<_compass_alerts_v1_GetAlertRequestInput, _compass_alerts_v1_GetAlertResponseInput, _compass_alerts_v1_GetAlertRequest, _compass_alerts_v1_GetAlertResponse>
  ListAlerts: MethodDefinition<_compass_alerts_v1_ListAlertsRequestInput, _compass_alerts_v1_ListAlertsResponseInput, _compass_alerts_v1_ListAlertsRequest, _compass_alerts_v1_ListAlertsResponse>
  ListSilences: MethodDefinition<_compass_alerts_v1_ListSilencesRequestInput, _compass_alerts_v1_ListSilencesResponseInput, _compass_alerts_v1_ListSilencesRequest, _compass_alerts_v1_ListSilencesResponse>
}
