import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { WatchResponse } from '@compass/contracts';
import type { Timers } from '@compass/kernel';

/** Between comments that keep proxies from closing a silent stream. */
const heartbeatMs = 15_000;

/** Of an answer that is a stream of events. */
export const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

/** An event of an investigation's log, as the API shows it. */
export interface EventJson {
  readonly version: number;
  readonly type: string;
  readonly atMs: number;
  /** Lower-case hex sha256 of the event as canonical JSON (RFC 8785). */
  readonly hash: string;
  readonly event: unknown;
}

export function eventJson({ version, type, atMs, hash, data }: WatchResponse): EventJson {
  return { version, type, atMs, hash, event: JSON.parse(data) as unknown };
}

/**
 * Writes events as text/event-stream until there are no more, or the client goes: the id of each is its version in the log.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function streamEvents(
  events: AsyncIterable<WatchResponse>,
  response: ServerResponse,
  timers: Timers,
): Promise<void> {
  response.writeHead(200, streamHeaders);
  response.flushHeaders();
  const stopBeating = timers.every(heartbeatMs, () => response.write(': still there\n\n'));
  try {
    for await (const event of events) {
      if (response.destroyed) return;
      const text = `id: ${event.version}\nevent: ${event.type}\ndata: ${JSON.stringify(eventJson(event))}\n\n`;
      if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
  } finally {
    stopBeating();
    response.end();
  }
}
