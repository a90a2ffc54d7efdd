import { GrpcProxy } from '../wire/grpc-proxy.js';
import { KafkaWire } from '../wire/kafka-wire.js';
import { LinkState } from '../wire/link-state.js';
import { PostgresWire } from '../wire/postgres-wire.js';
import type { Gate } from '../wire/sighting.js';
import { TcpProxy } from '../wire/tcp-proxy.js';
import { isAgent, peers } from './processes.js';

export interface RealAddresses {
  /** The unix socket of PostgreSQL. */
  readonly postgresSocket: string;
  /** On 127.0.0.1. */
  readonly brokerPorts: readonly number[];
  /** Where each process serves gRPC, on 127.0.0.1. */
  readonly grpcPorts: ReadonlyMap<string, number>;
}

/** All proxies of one process, and the settings that lead it to them. */
export class ProcessProxies {
  readonly link = new LinkState();
  private readonly proxies: { close(): Promise<void> }[] = [];

  private constructor(
    readonly process: string,
    private readonly real: RealAddresses,
    private readonly gate: Gate,
  ) {}

  static async open(process: string, real: RealAddresses, gate: Gate) {
    const proxies = new ProcessProxies(process, real, gate);
    return { proxies, settings: await proxies.settings() };
  }

  async close(): Promise<void> {
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
  }

  private async settings(): Promise<Record<string, string>> {
    const { process, real } = this;
    const settings: Record<string, string> = {
      COMPASS_GRPC_LISTEN: `127.0.0.1:${real.grpcPorts.get(process)}`,
      COMPASS_DATABASE: `postgres://postgres@127.0.0.1:${await this.toPostgres()}/postgres`,
      COMPASS_EVENTS: `kafka://${(await this.toBrokers()).map((port) => `127.0.0.1:${port}`).join(',')}`,
    };
    for (const [setting, service] of Object.entries(peers)) settings[setting] = (await this.toPeers(service)).join(',');
    // Whoever solicits a bid comes by this address: the market.
    if (isAgent(process)) settings['COMPASS_GRPC_ADVERTISED'] = await this.toGrpc('task-market', process);
    return settings;
  }

  private toPostgres(): Promise<number> {
    const { process, gate, link, real } = this;
    const wire = () => new PostgresWire();
    const target = { path: real.postgresSocket };
    return this.opened(new TcpProxy({ process, channel: 'postgres', target, wire, gate, link }));
  }

  private async toBrokers(): Promise<number[]> {
    const { process, gate, link, real } = this;
    const ports = new Map<number, number>();
    const wire = () => new KafkaWire((port) => ports.get(port) ?? port);
    for (const port of real.brokerPorts) {
      const target = { port, host: '127.0.0.1' };
      ports.set(port, await this.opened(new TcpProxy({ process, channel: 'kafka', target, wire, gate, link })));
    }
    return [...ports.values()];
  }

  private toPeers(service: string): Promise<string[]> {
    const instances = [...this.real.grpcPorts.keys()].filter((name) => name.replace(/-\d+$/, '') === service);
    return Promise.all(instances.map((instance) => this.toGrpc(this.process, instance)));
  }

  private async toGrpc(client: string, server: string): Promise<string> {
    const { gate, link, real } = this;
    const port = real.grpcPorts.get(server);
    if (port === undefined) throw new Error(`${server} is not part of the mesh`);
    return `127.0.0.1:${await this.opened(new GrpcProxy({ client, server, port, gate, link }))}`;
  }

  private opened(proxy: { listen(): Promise<number>; close(): Promise<void> }): Promise<number> {
    this.proxies.push(proxy);
    return proxy.listen();
  }
}
