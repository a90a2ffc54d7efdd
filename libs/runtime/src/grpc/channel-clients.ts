import { Client, credentials, type ChannelOptions } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/proto-loader';
import { serviceDefinition, type ServiceName, type Services } from '@compass/contracts';
import type { Tracer } from '@opentelemetry/api';
import type { GrpcClients } from './grpc-clients.js';
import type { PromiseClient } from './promise-client.js';
import { streamingCall } from './streaming-call.js';
import { unaryCall } from './unary-call.js';

/** A peer that restarts is found again within a second. Own subchannels: services in one process share nothing. */
const channelOptions: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 1_000,
  'grpc.client_idle_timeout_ms': 60_000,
  'grpc.use_local_subchannel_pool': 1,
  'grpc.max_receive_message_length': 64 * 1024 * 1024,
};

/** Clients over one channel per address, opened by the first call. */
export class ChannelClients implements GrpcClients {
  private readonly channels = new Map<string, Client>();
  private readonly clients = new Map<string, unknown>();

  constructor(private readonly tracer: Tracer) {}

  client<Name extends ServiceName>(service: Name, address: string): PromiseClient<Services[Name]> {
    const key = `${service} ${address}`;
    const client = this.clients.get(key) ?? this.build(serviceDefinition(service), address);
    this.clients.set(key, client);
    return client as PromiseClient<Services[Name]>;
  }

  /** Calls that are still open fail with `cancelled`. */
  close(): void {
    for (const channel of this.channels.values()) channel.close();
    this.channels.clear();
    this.clients.clear();
  }

  private build(definition: ServiceDefinition, address: string): unknown {
    const channel = this.channel(address);
    const methods = Object.values(definition).map((method) => {
      const call = method.responseStream ? streamingCall : unaryCall;
      return [method.originalName, call({ tracer: this.tracer, channel, address, method })];
    });
    return Object.fromEntries(methods);
  }

  private channel(address: string): Client {
    const channel = this.channels.get(address) ?? new Client(address, credentials.createInsecure(), channelOptions);
    this.channels.set(address, channel);
    return channel;
  }
}
