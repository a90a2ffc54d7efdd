import { Metadata, type CallOptions as GrpcCallOptions, type Client } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import { SpanKind, type Tracer } from '@opentelemetry/api';
import { attributes, spanNames, traceHeaders, type SpanOptions } from '@compass/telemetry';
import type { CallOptions } from './promise-client.js';

/** One method of one service at one address. */
export interface CallTarget {
  readonly tracer: Tracer;
  readonly channel: () => Client;
  readonly address: string;
  readonly method: MethodDefinition<object, object>;
}

/** Service and method, as in the path. */
export function callName({ method }: CallTarget): string {
  const [, service = '', name = ''] = method.path.split('/');
  return spanNames.rpc(service, name);
}

export function clientSpan(target: CallTarget): SpanOptions {
  return {
    kind: SpanKind.CLIENT,
    attributes: {
      [attributes.rpcSystem]: 'grpc',
      [attributes.rpcMethod]: callName(target),
      [attributes.serverAddress]: target.address,
    },
  };
}

/** Metadata that carries the active trace on. */
export function traceMetadata(): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(traceHeaders())) metadata.set(name, value);
  return metadata;
}

/** @param deadlineMs used when the caller gives none; Infinity for no deadline */
export function grpcOptions(options: CallOptions, deadlineMs: number): GrpcCallOptions {
  return { deadline: Date.now() + (options.deadlineMs ?? deadlineMs) };
}

/** Cancels the call when the signal says so; the result takes the listener off again. */
export function cancelOn(signal: AbortSignal | undefined, call: { cancel(): void }): () => void {
  const cancel = () => call.cancel();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return () => signal?.removeEventListener('abort', cancel);
}
