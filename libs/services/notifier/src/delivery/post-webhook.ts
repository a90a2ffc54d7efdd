import { lookup as resolveHost, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { FailedAttempt } from '../domain/next-attempt.js';
import type { Receiver } from '../domain/receiver.js';
import { isPublicAddress, isPublicHost } from '../edge/public-address.js';

/** How long a receiver may take for its whole answer. */
export const patienceMs = 10_000;

/**
 * Sends one delivery; undefined when the receiver took it (2xx). Redirects are not followed, and without `internal` no address is
 * connected to that is not public, whatever the name resolves to.
 */
export async function postWebhook(
  { url, internal }: Receiver,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<FailedAttempt | undefined> {
  if (!internal && !isPublicHost(url.hostname)) return forbidden(url.hostname);
  try {
    return failureOf(await send(url, internal, { ...headers, ...jsonHeaders(body) }, body, signal));
  } catch (error) {
    if (error instanceof ForbiddenAddress) return forbidden(error.message);
    return { code: 'webhook-unreachable', reason: `${url.host}: ${(error as Error).message}`, final: false };
  }
}

const jsonHeaders = (body: string) => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'compass',
});

const forbidden = (what: string): FailedAttempt => ({
  code: 'webhook-forbidden-address',
  reason: `${what} is not public; \`internal: true\` of the receiver would allow it`,
  final: false,
});

type Answer = Pick<IncomingMessage, 'statusCode' | 'headers'>;

function send(
  url: URL,
  internal: boolean,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const within = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers,
      agent: false,
      signal: within,
      ...(!internal && { lookup: publicLookup }),
    };
    const request = open(url, options, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer)).on('error', reject);
    });
    request.on('error', reject).end(body);
  });
}

/** A receiver may say when it wants to be tried again; whoever is gone wants nothing any more. */
function failureOf({ statusCode = 0, headers }: Answer): FailedAttempt | undefined {
  if (statusCode >= 200 && statusCode < 300) return undefined;
  const seconds = Number(headers['retry-after']);
  return {
    code: 'webhook-refused',
    reason: `the receiver answered ${statusCode}`,
    final: statusCode === 410,
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
}

class ForbiddenAddress extends Error {}

/** Checked where the connection is made: a name may resolve otherwise each time it is asked. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolveHost(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const inside = addresses.find(({ address }) => !isPublicAddress(address));
    if (inside) return callback(new ForbiddenAddress(`${hostname} (${inside.address})`), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};
