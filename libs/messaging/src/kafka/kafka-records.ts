import type { EachBatchPayload, IHeaders, Message } from 'kafkajs';
import { storableText } from '@compass/kernel';
import type { LogRecord, OutboundMessage } from '../port/event-log.js';

type KafkaBatch = EachBatchPayload['batch'];

/** Key and headers as text that a store takes: whoever publishes may have put any bytes there. */
export function recordsOf({ topic, partition, messages }: KafkaBatch): LogRecord[] {
  return messages.map(({ offset, key, value, headers }) => ({
    topic,
    partition,
    offset,
    key: key ? storableText(key.toString()) : null,
    headers: textHeaders(headers ?? {}),
    body: value ?? Buffer.alloc(0),
  }));
}

/** Of a header that comes more than once, the last. */
function textHeaders(headers: IHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return [storableText(name), storableText(last?.toString() ?? '')] as const;
  });
  return Object.fromEntries(entries);
}

/** One produce request's worth of messages each, so that no record batch is larger than a topic takes. */
export function* chunksOf(messages: readonly OutboundMessage[], maxBytes: number): Generator<OutboundMessage[]> {
  let [chunk, bytes]: [OutboundMessage[], number] = [[], 0];
  for (const message of messages) {
    if (chunk.length > 0 && bytes + message.body.length > maxBytes) {
      yield chunk;
      [chunk, bytes] = [[], 0];
    }
    chunk.push(message);
    bytes += message.body.length;
  }
  yield chunk;
}

export function kafkaMessage({ key, headers, body }: OutboundMessage): Message {
  return { key, headers: { ...headers }, value: body };
}
