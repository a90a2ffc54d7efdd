// Original file: compass/market/v1/market_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DeregisterRequestInput as _compass_market_v1_DeregisterRequestInput, DeregisterRequest as _compass_market_v1_DeregisterRequest } from '../../../compass/market/v1/DeregisterRequest.js';
import type { DeregisterResponseInput as _compass_market_v1_DeregisterResponseInput, DeregisterResponse as _compass_market_v1_DeregisterResponse } from '../../../compass/market/v1/DeregisterResponse.js';
import type { DrainAgentRequestInput as _compass_market_v1_DrainAgentRequestInput, DrainAgentRequest as _compass_market_v1_DrainAgentRequest } from '../../../compass/market/v1/DrainAgentRequest.js';
import type { DrainAgentResponseInput as _compass_market_v1_DrainAgentResponseInput, DrainAgentResponse as _compass_market_v1_DrainAgentResponse } from '../../../compass/market/v1/DrainAgentResponse.js';
import type { GetAccountRequestInput as _compass_market_v1_GetAccountRequestInput, GetAccountRequest as _compass_market_v1_GetAccountRequest } from '../../../compass/market/v1/GetAccountRequest.js';
import type { GetAccountResponseInput as _compass_market_v1_GetAccountResponseInput, GetAccountResponse as _compass_market_v1_GetAccountResponse } from '../../../compass/market/v1/GetAccountResponse.js';
import type { HeartbeatRequestInput as _compass_market_v1_HeartbeatRequestInput, HeartbeatRequest as _compass_market_v1_HeartbeatRequest } from '../../../compass/market/v1/HeartbeatRequest.js';
import type { HeartbeatResponseInput as _compass_market_v1_HeartbeatResponseInput, HeartbeatResponse as _compass_market_v1_HeartbeatResponse } from '../../../compass/market/v1/HeartbeatResponse.js';
import type { ListAgentsRequestInput as _compass_market_v1_ListAgentsRequestInput, ListAgentsRequest as _compass_market_v1_ListAgentsRequest } from '../../../compass/market/v1/ListAgentsRequest.js';
import type { ListAgentsResponseInput as _compass_market_v1_ListAgentsResponseInput, ListAgentsResponse as _compass_market_v1_ListAgentsResponse } from '../../../compass/market/v1/ListAgentsResponse.js';
import type { RegisterRequestInput as _compass_market_v1_RegisterRequestInput, RegisterRequest as _compass_market_v1_RegisterRequest } from '../../../compass/market/v1/RegisterRequest.js';
import type { RegisterResponseInput as _compass_market_v1_RegisterResponseInput, RegisterResponse as _compass_market_v1_RegisterResponse } from '../../../compass/market/v1/RegisterResponse.js';
import type { WeighAgentRequestInput as _compass_market_v1_WeighAgentRequestInput, WeighAgentRequest as _compass_market_v1_WeighAgentRequest } from '../../../compass/market/v1/WeighAgentRequest.js';
import type { WeighAgentResponseInput as _compass_market_v1_WeighAgentResponseInput, WeighAgentResponse as _compass_market_v1_WeighAgentResponse } from '../../../compass/market/v1/WeighAgentResponse.js';

/**
 * The agent registry and the ledger, as agents and operators see them.
 */
export interface MarketServiceClient extends grpc.Client {
  /**
   * Takes the instance out at once.
   */
  Deregister(argument: _compass_market_v1_DeregisterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  Deregister(argument: _compass_market_v1_DeregisterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  Deregister(argument: _compass_market_v1_DeregisterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  Deregister(argument: _compass_market_v1_DeregisterRequestInput, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  /**
   * Takes the instance out at once.
   */
  deregister(argument: _compass_market_v1_DeregisterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  deregister(argument: _compass_market_v1_DeregisterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  deregister(argument: _compass_market_v1_DeregisterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  deregister(argument: _compass_market_v1_DeregisterRequestInput, callback: grpc.requestCallback<_compass_market_v1_DeregisterResponse>): grpc.ClientUnaryCall;
  
  /**
   * Drains versions of an agent, or ends that: they are asked for no more bids, and finish what they have.
   */
  DrainAgent(argument: _compass_market_v1_DrainAgentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  DrainAgent(argument: _compass_market_v1_DrainAgentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  DrainAgent(argument: _compass_market_v1_DrainAgentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  DrainAgent(argument: _compass_market_v1_DrainAgentRequestInput, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  /**
   * Drains versions of an agent, or ends that: they are asked for no more bids, and finish what they have.
   */
  drainAgent(argument: _compass_market_v1_DrainAgentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  drainAgent(argument: _compass_market_v1_DrainAgentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  drainAgent(argument: _compass_market_v1_DrainAgentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  drainAgent(argument: _compass_market_v1_DrainAgentRequestInput, callback: grpc.requestCallback<_compass_market_v1_DrainAgentResponse>): grpc.ClientUnaryCall;
  
  GetAccount(argument: _compass_market_v1_GetAccountRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  GetAccount(argument: _compass_market_v1_GetAccountRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  GetAccount(argument: _compass_market_v1_GetAccountRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  GetAccount(argument: _compass_market_v1_GetAccountRequestInput, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  getAccount(argument: _compass_market_v1_GetAccountRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  getAccount(argument: _compass_market_v1_GetAccountRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  getAccount(argument: _compass_market_v1_GetAccountRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  getAccount(argument: _compass_market_v1_GetAccountRequestInput, callback: grpc.requestCallback<_compass_market_v1_GetAccountResponse>): grpc.ClientUnaryCall;
  
  /**
   * Renews the lease. NOT_FOUND: register again.
   */
  Heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  Heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  Heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  Heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  /**
   * Renews the lease. NOT_FOUND: register again.
   */
  heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  heartbeat(argument: _compass_market_v1_HeartbeatRequestInput, callback: grpc.requestCallback<_compass_market_v1_HeartbeatResponse>): grpc.ClientUnaryCall;
  
  ListAgents(argument: _compass_market_v1_ListAgentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  ListAgents(argument: _compass_market_v1_ListAgentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  ListAgents(argument: _compass_market_v1_ListAgentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  ListAgents(argument: _compass_market_v1_ListAgentsRequestInput, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  listAgents(argument: _compass_market_v1_ListAgentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  listAgents(argument: _compass_market_v1_ListAgentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  listAgents(argument: _compass_market_v1_ListAgentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  listAgents(argument: _compass_market_v1_ListAgentsRequestInput, callback: grpc.requestCallback<_compass_market_v1_ListAgentsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Takes an agent in, and creates its topic. Idempotent per name, version and instance. FAILED_PRECONDITION with the code
   * unsupported-protocol: the market speaks neither the agent's version of the protocol nor the one after it.
   */
  Register(argument: _compass_market_v1_RegisterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  Register(argument: _compass_market_v1_RegisterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  Register(argument: _compass_market_v1_RegisterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  Register(argument: _compass_market_v1_RegisterRequestInput, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  /**
   * Takes an agent in, and creates its topic. Idempotent per name, version and instance. FAILED_PRECONDITION with the code
   * unsupported-protocol: the market speaks neither the agent's version of the protocol nor the one after it.
   */
  register(argument: _compass_market_v1_RegisterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  register(argument: _compass_market_v1_RegisterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  register(argument: _compass_market_v1_RegisterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  register(argument: _compass_market_v1_RegisterRequestInput, callback: grpc.requestCallback<_compass_market_v1_RegisterResponse>): grpc.ClientUnaryCall;
  
  /**
   * Divides the tasks among the versions of one agent.
   */
  WeighAgent(argument: _compass_market_v1_WeighAgentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  WeighAgent(argument: _compass_market_v1_WeighAgentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  WeighAgent(argument: _compass_market_v1_WeighAgentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  WeighAgent(argument: _compass_market_v1_WeighAgentRequestInput, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  /**
   * Divides the tasks among the versions of one agent.
   */
  weighAgent(argument: _compass_market_v1_WeighAgentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  weighAgent(argument: _compass_market_v1_WeighAgentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  weighAgent(argument: _compass_market_v1_WeighAgentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  weighAgent(argument: _compass_market_v1_WeighAgentRequestInput, callback: grpc.requestCallback<_compass_market_v1_WeighAgentResponse>): grpc.ClientUnaryCall;
  
}

/**
 * The agent registry and the ledger, as agents and operators see them.
 */
export interface MarketServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Takes the instance out at once.
   */
  Deregister: grpc.handleUnaryCall<_compass_market_v1_DeregisterRequest, _compass_market_v1_DeregisterResponseInput>;
  
  /**
   * Drains versions of an agent, or ends that: they are asked for no more bids, and finish what they have.
   */
  DrainAgent: grpc.handleUnaryCall<_compass_market_v1_DrainAgentRequest, _compass_market_v1_DrainAgentResponseInput>;
  
  GetAccount: grpc.handleUnaryCall<_compass_market_v1_GetAccountRequest, _compass_market_v1_GetAccountResponseInput>;
  
  /**
   * Renews the lease. NOT_FOUND: register again.
   */
  Heartbeat: grpc.handleUnaryCall<_compass_market_v1_HeartbeatRequest, _compass_market_v1_HeartbeatResponseInput>;
  
  ListAgents: grpc.handleUnaryCall<_compass_market_v1_ListAgentsRequest, _compass_market_v1_ListAgentsResponseInput>;
  
  /**
   * Takes an agent in, and creates its topic. Idempotent per name, version and instance. FAILED_PRECONDITION with the code
   * unsupported-protocol: the market speaks neither the agent's version of the protocol nor the one after it.
   */
  Register: grpc.handleUnaryCall<_compass_market_v1_RegisterRequest, _compass_market_v1_RegisterResponseInput>;
  
  /**
   * Divides the tasks among the versions of one agent.
   */
  WeighAgent: grpc.handleUnaryCall<_compass_market_v1_WeighAgentRequest, _compass_market_v1_WeighAgentResponseInput>;
  
}

export interface MarketServiceDefinition extends grpc.ServiceDefinition {
  Deregister: MethodDefinition<_compass_market_v1_DeregisterRequestInput, _compass_market_v1_DeregisterResponseInput, _compass_market_v1_DeregisterRequest, _compass_market_v1_DeregisterResponse>
  DrainAgent: MethodDefinition<_compass_market_v1_DrainAgentRequestInput, _compass_market_v1_DrainAgentResponseInput, _compass_market_v1_DrainAgentRequest, _compass_market_v1_DrainAgentResponse>
  GetAccount: MethodDefinition<_compass_market_v1_GetAccountRequestInput, _compass_market_v1_GetAccountResponseInput, _compass_market_v1_GetAccountRequest, _compass_market_v1_GetAccountResponse>
  Heartbeat: MethodDefinition<_compass_market_v1_HeartbeatRequestInput, _compass_market_v1_HeartbeatResponseInput, _compass_market_v1_HeartbeatRequest, _compass_market_v1_HeartbeatResponse>
  ListAgents: MethodDefinition<_compass_market_v1_ListAgentsRequestInput, _compass_market_v1_ListAgentsResponseInput, _compass_market_v1_ListAgentsRequest, _compass_market_v1_ListAgentsResponse>
  Register: MethodDefinition<_compass_market_v1_RegisterRequestInput, _compass_market_v1_RegisterResponseInput, _compass_market_v1_RegisterRequest, _compass_market_v1_RegisterResponse>
  WeighAgent: MethodDefinition<_compass_market_v1_WeighAgentRequestInput, _compass_market_v1_WeighAgentResponseInput, _compass_market_v1_WeighAgentRequest, _compass_market_v1_WeighAgentResponse>
}
