import type { ServiceName, Services } from '@compass/contracts';
import type { PromiseClient } from './promise-client.js';

/** Clients of other processes' gRPC services, as a port. Calls carry the active trace. */
export interface GrpcClients {
  /**
   * The client of a service at host:port or unix:/path, or at several IPv4 addresses separated by commas, which take turns; the same
   * address shares one connection. Calls fail with the
   * CompassError that the server raised (same kind and code), else with a code named after the gRPC status:
   * RetryableError `unavailable`, `deadline-exceeded`, `cancelled`, … or PermanentError `not-found`, `unimplemented`, …
   */
  client<Name extends ServiceName>(service: Name, address: string): PromiseClient<Services[Name]>;
}
