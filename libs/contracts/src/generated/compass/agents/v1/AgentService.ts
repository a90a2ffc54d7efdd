// Original file: compass/agents/v1/agents.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { SolicitBidRequestInput as _compass_agents_v1_SolicitBidRequestInput, SolicitBidRequest as _compass_agents_v1_SolicitBidRequest } from '../../../compass/agents/v1/SolicitBidRequest.js';
import type { SolicitBidResponseInput as _compass_agents_v1_SolicitBidResponseInput, SolicitBidResponse as _compass_agents_v1_SolicitBidResponse } from '../../../compass/agents/v1/SolicitBidResponse.js';

/**
 * What every agent serves.
 */
export interface AgentServiceClient extends grpc.Client {
  /**
   * Asks for an offer; answers within the bid deadline or is left out.
   */
  SolicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  SolicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  SolicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  SolicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  /**
   * Asks for an offer; answers within the bid deadline or is left out.
   */
  solicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  solicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  solicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  solicitBid(argument: _compass_agents_v1_SolicitBidRequestInput, callback: grpc.requestCallback<_compass_agents_v1_SolicitBidResponse>): grpc.ClientUnaryCall;
  
}

/**
 * What every agent serves.
 */
export interface AgentServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Asks for an offer; answers within the bid deadline or is left out.
   */
  SolicitBid: grpc.handleUnaryCall<_compass_agents_v1_SolicitBidRequest, _compass_agents_v1_SolicitBidResponseInput>;
  
}

export interface AgentServiceDefinition extends grpc.ServiceDefinition {
  SolicitBid: MethodDefinition<_compass_agents_v1_SolicitBidRequestInput, _compass_agents_v1_SolicitBidResponseInput, _compass_agents_v1_SolicitBidRequest, _compass_agents_v1_SolicitBidResponse>
}
