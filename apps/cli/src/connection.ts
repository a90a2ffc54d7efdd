import type { ServiceName, Services } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { ChannelClients, type PromiseClient } from '@compass/runtime';
import { trace } from '@opentelemetry/api';

/** Calls one service and closes the connection, whatever comes of it. */
export async function withService<Name extends ServiceName, T>(
  service: Name,
  address: string,
  work: (client: PromiseClient<Services[Name]>) => Promise<T>,
): Promise<T> {
  const clients = new ChannelClients(trace.getTracer('cli'));
  try {
    return await work(clients.client(service, address));
  } finally {
    clients.close();
  }
}

/** The address of a peer. @throws PermanentError `invalid-configuration` that names the setting */
export function addressFrom(setting: string): string {
  const address = process.env[setting];
  if (address) return address;
  throw new PermanentError(
    'invalid-configuration',
    `set ${setting} to its gRPC address, host:port; npm run mesh prints it`,
  );
}
