import { setTimeout as sleep } from 'node:timers/promises';
import { makeGenericClientConstructor, Server, ServerCredentials, type ServerInterceptor } from '@grpc/grpc-js';
import { ServerGrpc } from '@nestjs/microservices';
import { packageDefinition, serviceDefinition, type ServiceName } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import { OpenCalls } from './open-calls.js';
import { removeStaleSocket } from './stale-socket.js';

/** How long a message may be on its way between two processes. */
const graceMs = 50;
/** How long a stop waits for the calls that are open. */
const patienceMs = 1_200;

export interface GrpcServerOptions {
  /** host:port or unix:/path; port 0 picks a free one. */
  readonly listen: string;
  readonly services: readonly ServiceName[];
  readonly interceptors: readonly ServerInterceptor[];
  /** Adds services that are not Nest controllers. */
  readonly extend: (server: Server) => void;
}

/**
 * Nest's gRPC transport, except that it listens only once every method has its handler (a call that came earlier would be
 * refused for good), tells the port that it got, serves exactly the services that were named, and stops without losing calls.
 */
export class GrpcServer extends ServerGrpc {
  private readonly calls = new OpenCalls();
  private bound: string | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly settings: GrpcServerOptions) {
    super({ package: '', packageDefinition });
  }

  /** With the real port. */
  get address(): string {
    if (this.bound === undefined) throw new Error('the gRPC server does not listen yet');
    return this.bound;
  }

  override async createClient(): Promise<Server> {
    const interceptors = [...this.settings.interceptors, this.calls.interceptor];
    return Promise.resolve(new Server({ interceptors, 'grpc.max_receive_message_length': 64 * 1024 * 1024 }));
  }

  override async start(callback?: () => void): Promise<void> {
    await this.bindEvents();
    this.bound = await bind(this.server, this.settings.listen);
    callback?.();
  }

  override async bindEvents(): Promise<void> {
    for (const name of this.settings.services) {
      const definition = serviceDefinition(name);
      const service = makeGenericClientConstructor(definition, name);
      const handlers = await this.createService(service, name.slice(name.lastIndexOf('.') + 1));
      const missing = Object.keys(definition).filter((method) => !(method in handlers));
      if (missing.length > 0)
        throw new PermanentError('unimplemented-method', `no controller has ${name}/${missing.join(', ')}`);
      this.server.addService(definition, handlers);
    }
    this.settings.extend(this.server);
  }

  /** Refuses new calls, answers the open ones (those that take longer than 1.2 s are cut), then ends the streams. Calling it again waits for the same. */
  override close(): Promise<void> {
    this.closing ??= this.closeGracefully();
    return this.closing;
  }

  private async closeGracefully(): Promise<void> {
    const server = this.server as Server | undefined;
    if (!server) return; // it never came to listening
    const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    await Promise.race([closed, this.callsAnswered(), sleep(patienceMs, undefined, { ref: false })]);
    server.forceShutdown();
  }

  /** Also those that were on their way when the clients were told. */
  private async callsAnswered(): Promise<void> {
    await sleep(graceMs);
    await this.calls.drained();
    await sleep(graceMs); // the last response is on its way
  }

  private get server(): Server {
    return this.grpcClient as Server;
  }
}

async function bind(server: Server, listen: string): Promise<string> {
  if (listen.startsWith('unix:')) await removeStaleSocket(listen.slice('unix:'.length));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(listen, ServerCredentials.createInsecure(), (failure, bound) =>
      failure ? reject(new PermanentError('address-unusable', failure.message, { cause: failure })) : resolve(bound),
    );
  });
  return listen.startsWith('unix:') ? listen : listen.replace(/\d+$/, String(port));
}
