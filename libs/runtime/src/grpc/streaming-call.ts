import type { ServiceError } from '@grpc/grpc-js';
import { context, trace } from '@opentelemetry/api';
import { markFailed } from '@compass/telemetry';
import { callName, cancelOn, clientSpan, grpcOptions, traceMetadata, type CallTarget } from './call-target.js';
import type { CallOptions } from './promise-client.js';
import { fromCallFailure } from './status.js';

/** One request, many responses. Each iteration is a call of its own; leaving the loop cancels it. Fails as unaryCall does. */
export function streamingCall(target: CallTarget) {
  return (request: object, options: CallOptions = {}): AsyncIterable<object> => ({
    [Symbol.asyncIterator]: () => responses(target, request, options),
  });
}

async function* responses(target: CallTarget, request: object, options: CallOptions): AsyncGenerator<object> {
  const name = callName(target);
  const span = target.tracer.startSpan(name, clientSpan(target));
  const call = context.with(trace.setSpan(context.active(), span), () => open(target, request, options));
  const release = cancelOn(options.signal, call);
  try {
    yield* call as AsyncIterable<object>;
  } catch (thrown) {
    const failure = fromCallFailure(thrown as ServiceError, name);
    markFailed(span, failure);
    throw failure;
  } finally {
    release();
    call.cancel();
    span.end();
  }
}

function open({ channel, method }: CallTarget, request: object, options: CallOptions) {
  const { path, requestSerialize, responseDeserialize } = method;
  const settings = grpcOptions(options, Infinity);
  const call = channel().makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    traceMetadata(),
    settings,
  );
  return call.on('error', () => undefined); // cancelled after the loop was left: nobody listens any more
}
