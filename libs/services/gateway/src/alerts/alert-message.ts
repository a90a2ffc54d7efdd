import { topics } from '@compass/contracts';
import { PermanentError, sha256Hex } from '@compass/kernel';
import type { OutboundMessage } from '@compass/messaging';
import { orderingKey } from './ordering-key.js';

export interface ReceivedAlerts {
  readonly body: Buffer;
  /** Under which what became of them can be asked. */
  readonly receiptId: string;
  /** As the sender named it, if at all. */
  readonly environment?: string;
  /** As the path names it; absent: intake recognises it by its shape. */
  readonly format?: string;
  /** Attributes of a CloudEvent in binary mode, by the names of Kafka's binding (`ce_…`). */
  readonly cloudEvent?: Readonly<Record<string, string>>;
}

/**
 * The message for the log: the bytes as they came. Notifications of one alert share a key, so that an end is not read before its
 * beginning.
 * @throws PermanentError `not-json`; whether intake understands the JSON is its to say
 */
export function alertMessage({ body, receiptId, environment, format, cloudEvent }: ReceivedAlerts): OutboundMessage {
  const key = orderingKey(parseJson(body));
  return {
    topic: topics.alerts.name,
    key: key === undefined ? null : sha256Hex(key),
    headers: {
      ...cloudEvent,
      'compass-receipt': receiptId,
      ...(format && { 'compass-format': format }),
      ...(environment && { 'compass-environment': environment }),
    },
    body,
  };
}

/** The message, or the first line of several where a monitor streams (NDJSON). */
function parseJson(body: Buffer): unknown {
  const text = utf8(body);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1 && lines.every(isJson)) return JSON.parse(lines[0]!);
    throw new PermanentError('not-json', `the body is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new PermanentError('not-json', `the body is not UTF-8: ${(cause as Error).message}`, { cause });
  }
}
