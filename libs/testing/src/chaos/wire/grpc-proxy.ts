import { once } from 'node:events';
import {
  connect,
  createServer,
  type ClientHttp2Session,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { LinkState } from './link-state.js';
import type { Gate, Sighting } from './sighting.js';

export interface GrpcProxyOptions {
  /** Who calls; one of several when it cannot be told apart. */
  readonly client: string;
  readonly server: string;
  readonly port: number;
  readonly gate: Gate;
  readonly link: LinkState;
}

/** Stands between a caller and a gRPC server: one session there for each session here, call by call. */
export class GrpcProxy {
  private readonly listener: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session | ClientHttp2Session>();

  constructor(private readonly options: GrpcProxyOptions) {
    this.listener = createServer();
    this.listener.on('session', (session) => this.accept(session));
    options.link.onCut(() => this.sessions.forEach((session) => session.destroy()));
  }

  async listen(): Promise<number> {
    await once(this.listener.listen(0, '127.0.0.1'), 'listening');
    return (this.listener.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.sessions.forEach((session) => session.destroy());
    await new Promise((resolve) => this.listener.close(resolve));
  }

  /** When one end goes, so does the other: neither may believe in a connection that is none. */
  private accept(session: ServerHttp2Session): void {
    if (this.options.link.isCut) return session.destroy();
    const upstream = connect(`http://127.0.0.1:${this.options.port}`);
    for (const [one, other] of [
      [session, upstream],
      [upstream, session],
    ] as const) {
      this.sessions.add(one);
      one.on('error', () => undefined);
      one.on('goaway', () => other.close());
      one.on('close', () => {
        this.sessions.delete(one);
        other.destroy();
      });
    }
    session.on('stream', (stream, headers) => this.call(stream, headers, upstream));
  }

  private call(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, upstream: ClientHttp2Session): void {
    stream.on('error', () => undefined);
    const name = String(headers[':path']).replace(/^\/compass\.\w+\.v\d+\./, '');
    if (!this.passes(name, 'request')) return stream.session?.destroy();
    if (upstream.destroyed || upstream.closed) return stream.session?.destroy();
    this.options.link.later(() => this.relay(stream, headers, upstream, name));
  }

  private relay(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    upstream: ClientHttp2Session,
    name: string,
  ): void {
    if (stream.destroyed || upstream.destroyed) return;
    const { ':authority': _authority, ...rest } = headers;
    const call = upstream.request(rest);
    call.on('error', () => undefined);
    call.on('response', (answer, flags) => {
      if (!this.passes(name, 'answer')) return stream.session?.destroy();
      if (stream.destroyed) return;
      const last = (flags & 1) !== 0; // END_STREAM: an answer of nothing but headers
      stream.respond(answer, { waitForTrailers: !last, endStream: last });
    });
    let trailers: IncomingHttpHeaders = {};
    call.on('trailers', (received: IncomingHttpHeaders) => (trailers = received));
    stream.on('wantTrailers', () => stream.sendTrailers(trailers));
    call.on('close', () => call.rstCode !== 0 && !stream.destroyed && stream.close(call.rstCode));
    stream.on('close', () => !call.destroyed && call.close(stream.rstCode));
    stream.pipe(call);
    call.pipe(stream);
  }

  /** A call is a step of who makes it, and of who serves it. */
  private passes(name: string, side: Sighting['side']): boolean {
    const { gate, client, server } = this.options;
    const calls = gate.passes({ process: client, channel: 'grpc', name: `call ${name}`, side });
    return gate.passes({ process: server, channel: 'grpc', name: `serve ${name}`, side }) && calls;
  }
}
