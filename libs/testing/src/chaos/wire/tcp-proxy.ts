import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type NetConnectOpts, type Server, type Socket } from 'node:net';
import type { LinkState } from './link-state.js';
import type { Channel, Gate } from './sighting.js';
import type { Part, Wire } from './wire.js';

export interface TcpProxyOptions {
  readonly process: string;
  readonly channel: Channel;
  /** Where the real server is right now. */
  readonly target: NetConnectOpts;
  readonly wire: () => Wire;
  readonly gate: Gate;
  readonly link: LinkState;
}

/** Stands between one process and one server, reads what goes by, and forwards it part by part. */
export class TcpProxy {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly options: TcpProxyOptions) {
    this.server = createServer((client) => this.accept(client));
    options.link.onCut(() => this.sockets.forEach((socket) => socket.destroy()));
  }

  async listen(): Promise<number> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.options.link.isCut) return void client.destroy();
    const upstream = connect(this.options.target);
    const wire = this.options.wire();
    this.join(client, upstream, 'request', (chunk) => wire.request(chunk));
    this.join(upstream, client, 'answer', (chunk) => wire.answer(chunk));
  }

  private join(from: Socket, to: Socket, side: 'request' | 'answer', parse: (chunk: Buffer) => Part[]): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk: Buffer) => {
      for (const part of parse(chunk)) if (!this.forward(part, side, from, to)) return;
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }

  /** False: the gate let it not pass, and both ends are closed. */
  private forward({ bytes, name }: Part, side: 'request' | 'answer', from: Socket, to: Socket): boolean {
    const { process, channel, gate, link } = this.options;
    if (name && !gate.passes({ process, channel, name, side })) {
      from.destroy();
      to.destroy();
      return false;
    }
    link.later(() => !to.destroyed && to.write(bytes));
    return true;
  }
}
