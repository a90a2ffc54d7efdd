import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Effect } from '../checker/facts.js';
import type { Gate } from '../wire/sighting.js';

/** Every so many-th effect is answered as if it had failed. */
const misunderstood = 4;

/** Somebody outside who is told of verdicts, and does something each time that it has not done yet under the same id. */
export class WebhookReceiver {
  /** Every request that arrived, those that repeat an effect too. */
  readonly requests: Effect[] = [];
  private readonly server: Server;
  private readonly done = new Set<string>();

  constructor(private readonly gate: Gate) {
    this.server = createServer((request, response) => void this.take(request, response));
  }

  /** @returns its URL */
  async listen(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    if (body === undefined || !this.passes('request')) return void response.destroy();
    const id = String(request.headers['webhook-id']);
    const { data } = JSON.parse(body) as { data: { investigationId: string } };
    this.requests.push({ id, investigationId: data.investigationId, body });
    const isNew = !this.done.has(id);
    this.done.add(id);
    if (!this.passes('answer')) return void response.destroy();
    const failed = isNew && this.done.size % misunderstood === 0;
    response.writeHead(failed ? 500 : 204).end();
  }

  private passes(side: 'request' | 'answer'): boolean {
    return this.gate.passes({ process: 'notifier', channel: 'http', name: 'POST webhook', side });
  }
}
