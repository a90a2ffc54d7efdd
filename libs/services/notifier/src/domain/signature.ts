import { createHmac } from 'node:crypto';

/** What a receiver checks a delivery by. */
export interface Signed {
  readonly 'webhook-id': string;
  /** Seconds since the epoch: a receiver refuses what is too old. */
  readonly 'webhook-timestamp': string;
  /** One signature for each key, separated by blanks. */
  readonly 'webhook-signature': string;
}

/**
 * Headers over HMAC-SHA256 of `id.timestamp.body`, in base64 behind `v1,`.
 * @param nowMs when the attempt is made: each attempt is signed anew, its id stays
 * @see https://www.standardwebhooks.com
 */
export function signedHeaders(keys: readonly Buffer[], id: string, nowMs: number, body: string): Signed {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
