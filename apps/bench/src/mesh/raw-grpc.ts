import { credentials, makeGenericClientConstructor, Server, ServerCredentials, type ServiceError } from '@grpc/grpc-js';

const identity = (bytes: Buffer): Buffer => bytes;
const service = {
  call: {
    path: '/bench.Raw/Call',
    requestStream: false,
    responseStream: false,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  },
} as const;

type Unary = (request: Buffer, callback: (error: ServiceError | null, response: Buffer) => void) => void;

/** A unary call with nothing on top. @param address host:port */
export function rawClient(address: string): (request: Buffer) => Promise<Buffer> {
  const Client = makeGenericClientConstructor(service, 'Raw');
  const client = new Client(address, credentials.createInsecure()) as unknown as { call: Unary };
  return (request) =>
    new Promise((resolve, reject) =>
      client.call(request, (error, answer) => (error ? reject(error) : resolve(answer))),
    );
}

/** Answers every call with its own bytes, after `work`. */
export async function serveRaw(address: string, work: () => Promise<unknown>): Promise<void> {
  const server = new Server();
  server.addService(service, {
    call: ({ request }: { request: Buffer }, callback: (error: Error | null, response?: Buffer) => void) => {
      work().then(
        () => callback(null, request),
        (error: Error) => callback(error),
      );
    },
  });
  await new Promise<void>((resolve, reject) =>
    server.bindAsync(address, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve())),
  );
}
