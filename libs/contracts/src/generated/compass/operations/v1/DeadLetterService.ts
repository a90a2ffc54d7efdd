// Original file: compass/operations/v1/dead_letters.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetDeadLetterRequestInput as _compass_operations_v1_GetDeadLetterRequestInput, GetDeadLetterRequest as _compass_operations_v1_GetDeadLetterRequest } from '../../../compass/operations/v1/GetDeadLetterRequest.js';
import type { GetDeadLetterResponseInput as _compass_operations_v1_GetDeadLetterResponseInput, GetDeadLetterResponse as _compass_operations_v1_GetDeadLetterResponse } from '../../../compass/operations/v1/GetDeadLetterResponse.js';
import type { ListDeadLettersRequestInput as _compass_operations_v1_ListDeadLettersRequestInput, ListDeadLettersRequest as _compass_operations_v1_ListDeadLettersRequest } from '../../../compass/operations/v1/ListDeadLettersRequest.js';
import type { ListDeadLettersResponseInput as _compass_operations_v1_ListDeadLettersResponseInput, ListDeadLettersResponse as _compass_operations_v1_ListDeadLettersResponse } from '../../../compass/operations/v1/ListDeadLettersResponse.js';
import type { RedriveDeadLetterRequestInput as _compass_operations_v1_RedriveDeadLetterRequestInput, RedriveDeadLetterRequest as _compass_operations_v1_RedriveDeadLetterRequest } from '../../../compass/operations/v1/RedriveDeadLetterRequest.js';
import type { RedriveDeadLetterResponseInput as _compass_operations_v1_RedriveDeadLetterResponseInput, RedriveDeadLetterResponse as _compass_operations_v1_RedriveDeadLetterResponse } from '../../../compass/operations/v1/RedriveDeadLetterResponse.js';

/**
 * What a service gave up on; every service that consumes events serves this.
 */
export interface DeadLetterServiceClient extends grpc.Client {
  GetDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _compass_operations_v1_GetDeadLetterRequestInput, callback: grpc.requestCallback<_compass_operations_v1_GetDeadLetterResponse>): grpc.ClientUnaryCall;
  
  ListDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _compass_operations_v1_ListDeadLettersRequestInput, callback: grpc.requestCallback<_compass_operations_v1_ListDeadLettersResponse>): grpc.ClientUnaryCall;
  
  /**
   * Hands the message to its handler again, behind what waits for the same key.
   */
  RedriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  RedriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  RedriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  RedriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  /**
   * Hands the message to its handler again, behind what waits for the same key.
   */
  redriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  redriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  redriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  redriveDeadLetter(argument: _compass_operations_v1_RedriveDeadLetterRequestInput, callback: grpc.requestCallback<_compass_operations_v1_RedriveDeadLetterResponse>): grpc.ClientUnaryCall;
  
}

/**
 * What a service gave up on; every service that consumes events serves this.
 */
export interface DeadLetterServiceHandlers extends grpc.UntypedServiceImplementation {
  GetDeadLetter: grpc.handleUnaryCall<_compass_operations_v1_GetDeadLetterRequest, _compass_operations_v1_GetDeadLetterResponseInput>;
  
  ListDeadLetters: grpc.handleUnaryCall<_compass_operations_v1_ListDeadLettersRequest, _compass_operations_v1_ListDeadLettersResponseInput>;
  
  /**
   * Hands the message to its handler again, behind what waits for the same key.
   */
  RedriveDeadLetter: grpc.handleUnaryCall<_compass_operations_v1_RedriveDeadLetterRequest, _compass_operations_v1_RedriveDeadLetterResponseInput>;
  
}

export interface DeadLetterServiceDefinition extends grpc.ServiceDefinition {
  GetDeadLetter: MethodDefinition<_compass_operations_v1_GetDeadLetterRequestInput, _compass_operations_v1_GetDeadLetterResponseInput, _compass_operations_v1_GetDeadLetterRequest, _compass_operations_v1_GetDeadLetterResponse>
  ListDeadLetters: MethodDefinition<_compass_operations_v1_ListDeadLettersRequestInput, _compass_operations_v1_ListDeadLettersResponseInput, _compass_operations_v1_ListDeadLettersRequest, _compass_operations_v1_ListDeadLettersResponse>
  RedriveDeadLetter: MethodDefinition<_compass_operations_v1_RedriveDeadLetterRequestInput, _compass_operations_v1_RedriveDeadLetterResponseInput, _compass_operations_v1_RedriveDeadLetterRequest, _compass_operations_v1_RedriveDeadLetterResponse>
}
