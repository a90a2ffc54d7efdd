// Original file: compass/investigations/v1/investigations.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetInvestigationRequestInput as _compass_investigations_v1_GetInvestigationRequestInput, GetInvestigationRequest as _compass_investigations_v1_GetInvestigationRequest } from '../../../compass/investigations/v1/GetInvestigationRequest.js';
import type { GetInvestigationResponseInput as _compass_investigations_v1_GetInvestigationResponseInput, GetInvestigationResponse as _compass_investigations_v1_GetInvestigationResponse } from '../../../compass/investigations/v1/GetInvestigationResponse.js';
import type { GetTimelineRequestInput as _compass_investigations_v1_GetTimelineRequestInput, GetTimelineRequest as _compass_investigations_v1_GetTimelineRequest } from '../../../compass/investigations/v1/GetTimelineRequest.js';
import type { GetTimelineResponseInput as _compass_investigations_v1_GetTimelineResponseInput, GetTimelineResponse as _compass_investigations_v1_GetTimelineResponse } from '../../../compass/investigations/v1/GetTimelineResponse.js';
import type { JudgeHypothesisRequestInput as _compass_investigations_v1_JudgeHypothesisRequestInput, JudgeHypothesisRequest as _compass_investigations_v1_JudgeHypothesisRequest } from '../../../compass/investigations/v1/JudgeHypothesisRequest.js';
import type { JudgeHypothesisResponseInput as _compass_investigations_v1_JudgeHypothesisResponseInput, JudgeHypothesisResponse as _compass_investigations_v1_JudgeHypothesisResponse } from '../../../compass/investigations/v1/JudgeHypothesisResponse.js';
import type { ListInvestigationsRequestInput as _compass_investigations_v1_ListInvestigationsRequestInput, ListInvestigationsRequest as _compass_investigations_v1_ListInvestigationsRequest } from '../../../compass/investigations/v1/ListInvestigationsRequest.js';
import type { ListInvestigationsResponseInput as _compass_investigations_v1_ListInvestigationsResponseInput, ListInvestigationsResponse as _compass_investigations_v1_ListInvestigationsResponse } from '../../../compass/investigations/v1/ListInvestigationsResponse.js';
import type { WatchRequestInput as _compass_investigations_v1_WatchRequestInput, WatchRequest as _compass_investigations_v1_WatchRequest } from '../../../compass/investigations/v1/WatchRequest.js';
import type { WatchResponseInput as _compass_investigations_v1_WatchResponseInput, WatchResponse as _compass_investigations_v1_WatchResponse } from '../../../compass/investigations/v1/WatchResponse.js';

export interface InvestigationServiceClient extends grpc.Client {
  GetInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  GetInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  GetInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  GetInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  getInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  getInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  getInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  getInvestigation(argument: _compass_investigations_v1_GetInvestigationRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_GetInvestigationResponse>): grpc.ClientUnaryCall;
  
  /**
   * Where the time of an investigation went.
   */
  GetTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  /**
   * Where the time of an investigation went.
   */
  getTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _compass_investigations_v1_GetTimelineRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  
  /**
   * A human confirms or rejects a hypothesis of a concluded investigation. Idempotent per judgement_id.
   * FAILED_PRECONDITION: not-concluded, judgement-id-reused; NOT_FOUND: unknown-investigation, unknown-hypothesis.
   */
  JudgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  JudgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  JudgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  JudgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  /**
   * A human confirms or rejects a hypothesis of a concluded investigation. Idempotent per judgement_id.
   * FAILED_PRECONDITION: not-concluded, judgement-id-reused; NOT_FOUND: unknown-investigation, unknown-hypothesis.
   */
  judgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  judgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  judgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  judgeHypothesis(argument: _compass_investigations_v1_JudgeHypothesisRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_JudgeHypothesisResponse>): grpc.ClientUnaryCall;
  
  ListInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  ListInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  ListInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  ListInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  listInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  listInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  listInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  listInvestigations(argument: _compass_investigations_v1_ListInvestigationsRequestInput, callback: grpc.requestCallback<_compass_investigations_v1_ListInvestigationsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Streams the investigation's events from a version on, live, until it is concluded.
   */
  Watch(argument: _compass_investigations_v1_WatchRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_compass_investigations_v1_WatchResponse>;
  Watch(argument: _compass_investigations_v1_WatchRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_compass_investigations_v1_WatchResponse>;
  /**
   * Streams the investigation's events from a version on, live, until it is concluded.
   */
  watch(argument: _compass_investigations_v1_WatchRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_compass_investigations_v1_WatchResponse>;
  watch(argument: _compass_investigations_v1_WatchRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_compass_investigations_v1_WatchResponse>;
  
}

export interface InvestigationServiceHandlers extends grpc.UntypedServiceImplementation {
  GetInvestigation: grpc.handleUnaryCall<_compass_investigations_v1_GetInvestigationRequest, _compass_investigations_v1_GetInvestigationResponseInput>;
  
  /**
   * Where the time of an investigation went.
   */
  GetTimeline: grpc.handleUnaryCall<_compass_investigations_v1_GetTimelineRequest, _compass_investigations_v1_GetTimelineResponseInput>;
  
  /**
   * A human confirms or rejects a hypothesis of a concluded investigation. Idempotent per judgement_id.
   * FAILED_PRECONDITION: not-concluded, judgement-id-reused; NOT_FOUND: unknown-investigation, unknown-hypothesis.
   */
  JudgeHypothesis: grpc.handleUnaryCall<_compass_investigations_v1_JudgeHypothesisRequest, _compass_investigations_v1_JudgeHypothesisResponseInput>;
  
  ListInvestigations: grpc.handleUnaryCall<_compass_investigations_v1_ListInvestigationsRequest, _compass_investigations_v1_ListInvestigationsResponseInput>;
  
  /**
   * Streams the investigation's events from a version on, live, until it is concluded.
   */
  Watch: grpc.handleServerStreamingCall<_compass_investigations_v1_WatchRequest, _compass_investigations_v1_WatchResponseInput>;
  
}

export interface InvestigationServiceDefinition extends grpc.ServiceDefinition {
  GetInvestigation: MethodDefinition<_compass_investigations_v1_GetInvestigationRequestInput, _compass_investigations_v1_GetInvestigationResponseInput, _compass_investigations_v1_GetInvestigationRequest, _compass_investigations_v1_GetInvestigationResponse>
  GetTimeline: MethodDefinition<_compass_investigations_v1_GetTimelineRequestInput, _compass_investigations_v1_GetTimelineResponseInput, _compass_investigations_v1_GetTimelineRequest, _compass_investigations_v1_GetTimelineResponse>
  JudgeHypothesis: MethodDefinition<_compass_investigations_v1_JudgeHypothesisRequestInput, _compass_investigations_v1_JudgeHypothesisResponseInput, _compass_investigations_v1_JudgeHypothesisRequest, _compass_investigations_v1_JudgeHypothesisResponse>
  ListInvestigations: MethodDefinition<_compass_investigations_v1_ListInvestigationsRequestInput, _compass_investigations_v1_ListInvestigationsResponseInput, _compass_investigations_v1_ListInvestigationsRequest, _compass_investigations_v1_ListInvestigationsResponse>
  Watch: MethodDefinition<_compass_investigations_v1_WatchRequestInput, _compass_investigations_v1_WatchResponseInput, _compass_investigations_v1_WatchRequest, _compass_investigations_v1_WatchResponse>
}
