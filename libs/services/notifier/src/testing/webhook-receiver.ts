import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** For specs: a receiver as a user would write one. It checks signatures, and does nothing twice for one id. */
export class WebhookReceiver {
  readonly secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  /** Ids of all requests, as they came. */
  readonly requests: string[] = [];
  /** What it did, by id. */
  readonly effects = new Map<string, unknown>();
  /** Answers of the next requests; then 204. `hang`: none, after the effect. */
  readonly script: (number | 'hang')[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const id = String(request.headers['webhook-id']);
    this.requests.push(id);
    const next = this.script.shift() ?? 204;
    if (next === 204 || next === 'hang') {
      const verified = new Webhook(this.secret).verify(body, request.headers as Record<string, string>);
      if (!this.effects.has(id)) this.effects.set(id, verified);
    }
    if (next === 'hang') return;
    response.writeHead(next, next === 302 ? { location: '/elsewhere' } : {}).end();
  }
}
