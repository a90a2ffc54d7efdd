import { Client, credentials } from '@grpc/grpc-js';
import { serviceDefinition, type ServiceName } from '@compass/contracts';

/** One unary call, as a client that is not ours makes it. @throws the grpc-js ServiceError */
export async function grpcCall<Response>(
  address: string,
  service: ServiceName,
  method: string,
  request: object,
): Promise<Response> {
  const definition = serviceDefinition(service)[method];
  if (!definition) throw new Error(`no method ${method}`);
  const client = new Client(address, credentials.createInsecure());
  try {
    return await new Promise<Response>((resolve, reject) =>
      client.makeUnaryRequest(
        definition.path,
        definition.requestSerialize,
        definition.responseDeserialize,
        request,
        (failure, response) => (failure ? reject(failure) : resolve(response as Response)),
      ),
    );
  } finally {
    client.close();
  }
}
