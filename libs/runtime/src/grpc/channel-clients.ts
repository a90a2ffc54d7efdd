import type { ServiceDefinition } from '@grpc/proto-loader';
import { serviceDefinition, type ServiceName, type Services } from '@compass/contracts';
import type { Tracer } from '@opentelemetry/api';
import { Channels } from './channels.js';
import type { GrpcClients } from './grpc-clients.js';
import type { PromiseClient } from './promise-client.js';
import { streamingCall } from './streaming-call.js';
import { unaryCall } from './unary-call.js';

/** Clients over one channel per address. */
export class ChannelClients implements GrpcClients {
  constructor(
    private readonly tracer: Tracer,
    private readonly channels = new Channels(),
  ) {}

  client<Name extends ServiceName>(service: Name, address: string): PromiseClient<Services[Name]> {
    return this.build(serviceDefinition(service), address) as PromiseClient<Services[Name]>;
  }

  /** Calls that are still open fail with `cancelled`. */
  close(): void {
    this.channels.close();
  }

  private build(definition: ServiceDefinition, address: string): unknown {
    const channel = () => this.channels.to(address);
    const methods = Object.values(definition).map((method) => {
      const call = method.responseStream ? streamingCall : unaryCall;
      return [method.originalName, call({ tracer: this.tracer, channel, address, method })] as const;
    });
    return Object.fromEntries(methods);
  }
}
