import { request as requestHttp } from 'node:http';
import { Agent, request as requestHttps } from 'node:https';

/** Longer than any lock that payment waits for, so that the cause of a failure is told by the one that knows it. */
const TIMEOUT_MS = 15_000;

/** A connection for each request, as without it; but those to one server resume its TLS session, which is most of the handshake's work. */
const resuming = new Agent({ keepAlive: false });

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One HTTP request with a JSON body on a connection of its own; a refused or reset connection is tried once more. */
export async function requestJson(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<JsonAnswer> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  try {
    return await attempt(method, url, headers, payload);
  } catch (cause) {
    if (!isConnectionError(cause)) throw cause;
    return attempt(method, url, headers, payload);
  }
}

function attempt(method: string, url: string, headers: Record<string, string>, payload?: string): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const secure = url.startsWith('https:');
    const request = secure ? requestHttps : requestHttp;
    const sent = request(url, {
      method,
      agent: secure && resuming,
      timeout: TIMEOUT_MS,
      headers: { ...headers, ...bodyHeaders(payload) },
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 500, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') });
      });
    });
    sent.end(payload);
  });
}

function bodyHeaders(payload?: string): Record<string, string | number> {
  return payload === undefined
    ? {}
    : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
}

function isConnectionError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ECONNREFUSED' || cause.code === 'ECONNRESET');
}
