import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What was asked of the gateway. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Status 200 with this as JSON; or with a status and a content type of its own. */
export type Answer = object | { readonly status: number; readonly type?: string; readonly text: string };

type Play = (asked: Asked) => Answer | undefined;

/** For specs: a gateway over HTTP that answers as each test says. */
export class PlayedGateway {
  readonly asked: Asked[] = [];
  play: Play = () => undefined;
  readonly #server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url!, this.url);
    const body = await text(request);
    const asked = { method: request.method!, path, query, headers: request.headers, body };
    this.asked.push(asked);
    const { status, type, text: content } = written(this.play(asked) ?? problem(404, 'not-found'));
    response.writeHead(status, { 'content-type': type }).end(content);
  }
}

export const problem = (status: number, code: string) => ({
  ...{ status, type: 'application/problem+json' },
  text: JSON.stringify({ code, detail: `because of ${code}` }),
});

function written(answer: Answer): { status: number; type: string; text: string } {
  if ('status' in answer && 'text' in answer) return { type: 'text/plain', ...answer };
  return { status: 200, type: 'application/json', text: JSON.stringify(answer) };
}
