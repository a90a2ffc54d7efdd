import type { ServiceError } from '@grpc/grpc-js';
import { withSpan } from '@compass/telemetry';
import { callName, cancelOn, clientSpan, grpcOptions, traceMetadata, type CallTarget } from './call-target.js';
import type { CallOptions } from './promise-client.js';
import { fromCallFailure } from './status.js';

const defaultDeadlineMs = 5_000;

/** One request, one response, in a client span. @throws CompassError see GrpcClients */
export function unaryCall(target: CallTarget) {
  const name = callName(target);
  return (request: object, options: CallOptions = {}): Promise<object> =>
    withSpan(target.tracer, name, clientSpan(target), () =>
      send(target, request, options).catch((failure: ServiceError) => {
        throw fromCallFailure(failure, name);
      }),
    );
}

function send({ channel, method }: CallTarget, request: object, options: CallOptions): Promise<object> {
  const { path, requestSerialize, responseDeserialize } = method;
  const settings = grpcOptions(options, defaultDeadlineMs);
  return new Promise((resolve, reject) => {
    const call = channel().makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      traceMetadata(),
      settings,
      (failure, response) => {
        release();
        if (failure) reject(failure);
        else resolve(response ?? {});
      },
    );
    const release = cancelOn(options.signal, call);
  });
}
