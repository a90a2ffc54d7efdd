// Original file: compass/knowledge/v1/knowledge.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { FindMissingRequestInput as _compass_knowledge_v1_FindMissingRequestInput, FindMissingRequest as _compass_knowledge_v1_FindMissingRequest } from '../../../compass/knowledge/v1/FindMissingRequest.js';
import type { FindMissingResponseInput as _compass_knowledge_v1_FindMissingResponseInput, FindMissingResponse as _compass_knowledge_v1_FindMissingResponse } from '../../../compass/knowledge/v1/FindMissingResponse.js';
import type { GetObservationsRequestInput as _compass_knowledge_v1_GetObservationsRequestInput, GetObservationsRequest as _compass_knowledge_v1_GetObservationsRequest } from '../../../compass/knowledge/v1/GetObservationsRequest.js';
import type { GetObservationsResponseInput as _compass_knowledge_v1_GetObservationsResponseInput, GetObservationsResponse as _compass_knowledge_v1_GetObservationsResponse } from '../../../compass/knowledge/v1/GetObservationsResponse.js';
import type { PutObservationsRequestInput as _compass_knowledge_v1_PutObservationsRequestInput, PutObservationsRequest as _compass_knowledge_v1_PutObservationsRequest } from '../../../compass/knowledge/v1/PutObservationsRequest.js';
import type { PutObservationsResponseInput as _compass_knowledge_v1_PutObservationsResponseInput, PutObservationsResponse as _compass_knowledge_v1_PutObservationsResponse } from '../../../compass/knowledge/v1/PutObservationsResponse.js';
import type { SearchRequestInput as _compass_knowledge_v1_SearchRequestInput, SearchRequest as _compass_knowledge_v1_SearchRequest } from '../../../compass/knowledge/v1/SearchRequest.js';
import type { SearchResponseInput as _compass_knowledge_v1_SearchResponseInput, SearchResponse as _compass_knowledge_v1_SearchResponse } from '../../../compass/knowledge/v1/SearchResponse.js';

/**
 * Evidence by hash, and what was concluded before.
 */
export interface KnowledgeServiceClient extends grpc.Client {
  /**
   * Tells which of the hashes are not stored.
   */
  FindMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  FindMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  FindMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  FindMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  /**
   * Tells which of the hashes are not stored.
   */
  findMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  findMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  findMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  findMissing(argument: _compass_knowledge_v1_FindMissingRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_FindMissingResponse>): grpc.ClientUnaryCall;
  
  GetObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  GetObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  GetObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  GetObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  getObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  getObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  getObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  getObservations(argument: _compass_knowledge_v1_GetObservationsRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_GetObservationsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Stores observations. INVALID_ARGUMENT when a hash does not match its content. Idempotent.
   */
  PutObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  PutObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  PutObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  PutObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  /**
   * Stores observations. INVALID_ARGUMENT when a hash does not match its content. Idempotent.
   */
  putObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  putObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  putObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  putObservations(argument: _compass_knowledge_v1_PutObservationsRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_PutObservationsResponse>): grpc.ClientUnaryCall;
  
  Search(argument: _compass_knowledge_v1_SearchRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  Search(argument: _compass_knowledge_v1_SearchRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  Search(argument: _compass_knowledge_v1_SearchRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  Search(argument: _compass_knowledge_v1_SearchRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  search(argument: _compass_knowledge_v1_SearchRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  search(argument: _compass_knowledge_v1_SearchRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  search(argument: _compass_knowledge_v1_SearchRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  search(argument: _compass_knowledge_v1_SearchRequestInput, callback: grpc.requestCallback<_compass_knowledge_v1_SearchResponse>): grpc.ClientUnaryCall;
  
}

/**
 * Evidence by hash, and what was concluded before.
 */
export interface KnowledgeServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Tells which of the hashes are not stored.
   */
  FindMissing: grpc.handleUnaryCall<_compass_knowledge_v1_FindMissingRequest, _compass_knowledge_v1_FindMissingResponseInput>;
  
  GetObservations: grpc.handleUnaryCall<_compass_knowledge_v1_GetObservationsRequest, _compass_knowledge_v1_GetObservationsResponseInput>;
  
  /**
   * Stores observations. INVALID_ARGUMENT when a hash does not match its content. Idempotent.
   */
  PutObservations: grpc.handleUnaryCall<_compass_knowledge_v1_PutObservationsRequest, _compass_knowledge_v1_PutObservationsResponseInput>;
  
  Search: grpc.handleUnaryCall<_compass_knowledge_v1_SearchRequest, _compass_knowledge_v1_SearchResponseInput>;
  
}

export interface KnowledgeServiceDefinition extends grpc.ServiceDefinition {
  FindMissing: MethodDefinition<_compass_knowledge_v1_FindMissingRequestInput, _compass_knowledge_v1_FindMissingResponseInput, _compass_knowledge_v1_FindMissingRequest, _compass_knowledge_v1_FindMissingResponse>
  GetObservations: MethodDefinition<_compass_knowledge_v1_GetObservationsRequestInput, _compass_knowledge_v1_GetObservationsResponseInput, _compass_knowledge_v1_GetObservationsRequest, _compass_knowledge_v1_GetObservationsResponse>
  PutObservations: MethodDefinition<_compass_knowledge_v1_PutObservationsRequestInput, _compass_knowledge_v1_PutObservationsResponseInput, _compass_knowledge_v1_PutObservationsRequest, _compass_knowledge_v1_PutObservationsResponse>
  Search: MethodDefinition<_compass_knowledge_v1_SearchRequestInput, _compass_knowledge_v1_SearchResponseInput, _compass_knowledge_v1_SearchRequest, _compass_knowledge_v1_SearchResponse>
}
