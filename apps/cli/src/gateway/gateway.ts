import { setTimeout as pause } from 'node:timers/promises';
import { PermanentError, RetryableError, type CompassError } from '@compass/kernel';
import { serverSentEvents } from './server-sent-events.js';

/** Where the API is, and by what it lets us in. */
interface GatewayAccess {
  /** http:// or https:// */
  readonly url: string;
  readonly token?: string;
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal;
}

/** Before a stream is asked for again that gave nothing. */
const reconnectMs = 1_000;

/** The REST API of a running COMPASS. */
export class Gateway {
  constructor(private readonly access: GatewayAccess) {}

  /** @throws CompassError with the API's own code, or `gateway-unreachable` */
  async get<T>(path: string): Promise<T> {
    return (await (await this.send(path, { headers: { accept: 'application/json' } })).json()) as T;
  }

  async text(path: string): Promise<string> {
    return (await this.send(path, {})).text();
  }

  /** @param headers beside those that show who we are */
  async post<T>(
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    return (await (await this.send(path, { method: 'POST', body, headers })).json()) as T;
  }

  /** Server-sent events from the first one on, as long as they come; a stream that breaks off goes on behind its last event. */
  async *events<T>(path: string): AsyncGenerator<T> {
    for (let last = ''; ;) {
      const before = last;
      const headers = { accept: 'text/event-stream', ...(last && { 'last-event-id': last }) };
      const answer = await this.send(path, { headers });
      if (answer.status === 204) return;
      for await (const { id, data } of serverSentEvents(answer)) {
        last = id;
        yield JSON.parse(data) as T;
      }
      if (last === before) await pause(reconnectMs);
    }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const { url, token, signal } = this.access;
    const headers = { ...(init.headers as Record<string, string>), ...(token && { authorization: `Bearer ${token}` }) };
    const request = { ...init, headers, ...(signal && { signal }) };
    const answer = await fetch(new URL(path, url), request).catch((cause: unknown) => {
      throw new RetryableError(
        'gateway-unreachable',
        `nobody answers at ${url}: is COMPASS running? --gateway or COMPASS_GATEWAY names its URL, as npm run mesh prints it`,
        { cause },
      );
    });
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }
}

const advice: Readonly<Record<string, string>> = {
  'credentials-missing': 'give a token with --token or COMPASS_TOKEN',
  'credentials-invalid': 'compass token makes a token and the line for COMPASS_API_TOKENS of the gateway',
  'scope-missing': 'use a token that has it',
  'not-concluded': 'compass watch follows it until it is',
  'unknown-investigation': 'compass list shows those there are; latest stands for the newest',
  'unknown-hypothesis': 'compass show has their ranks',
  'unknown-incident': 'compass incidents list shows those there are; latest stands for the one that began last',
  'unknown-service': 'compass deadletters list shows which services have some',
  'unknown-silence': 'compass silences list shows those there are',
  'dead-letter-not-found': 'compass deadletters list shows those there are',
};

async function refusalOf(answer: Response): Promise<CompassError> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  const { code = 'unexpected-answer', detail = `the gateway answered ${answer.status}` } = problem;
  const message = code in advice ? `${detail}; ${advice[code]}` : detail;
  return answer.status >= 500 ? new RetryableError(code, message) : new PermanentError(code, message);
}
