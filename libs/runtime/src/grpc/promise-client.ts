import type { ClientReadableStream, ClientUnaryCall, requestCallback } from '@grpc/grpc-js';

export interface CallOptions {
  /** Milliseconds until the call fails with `deadline-exceeded`; 5,000 by default; Infinity for streams that stay open. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** The lower-camel method names of a generated client: it also has every method capitalised, and those of grpc.Client. */
type Methods<Client> = {
  [M in keyof Client & string]: Capitalize<M> extends keyof Client ? (M extends Capitalize<M> ? never : M) : never;
}[keyof Client & string];

type Call<Method> = Method extends (
  request: infer Request,
  callback: requestCallback<infer Response>,
) => ClientUnaryCall
  ? (request: Request, options?: CallOptions) => Promise<Response>
  : Method extends (request: infer Request, ...rest: never[]) => ClientReadableStream<infer Response>
    ? (request: Request, options?: CallOptions) => AsyncIterable<Response>
    : never;

/** A generated client's methods as promises (unary) and async iterables (server streaming). */
export type PromiseClient<Client> = { readonly [M in Methods<Client>]: Call<Client[M]> };
