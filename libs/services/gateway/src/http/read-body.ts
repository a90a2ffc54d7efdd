import type { IncomingMessage } from 'node:http';
import { PermanentError } from '@compass/kernel';

/**
 * All bytes of a request's body, whatever its content type says.
 * @throws PermanentError `message-too-large` as soon as it is known to have more than `limitBytes`, `body-incomplete` when it breaks off
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > limitBytes) throw refuse(request, limitBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw refuse(request, limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Leaves the connection open when reading stops early: it has to carry the answer. */
async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new PermanentError('body-incomplete', 'the body broke off', { cause });
  }
}

/** Lets the rest pass by unkept: many clients read the answer only after they have sent everything. */
function refuse(request: IncomingMessage, limitBytes: number): PermanentError {
  request.resume();
  return new PermanentError('message-too-large', `a message may have ${limitBytes} bytes`);
}
