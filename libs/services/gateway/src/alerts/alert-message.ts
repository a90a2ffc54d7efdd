import { topics } from '@compass/contracts';
import { PermanentError, sha256Hex } from '@compass/kernel';
import type { OutboundMessage } from '@compass/messaging';

export interface ReceivedAlerts {
  readonly body: Buffer;
  /** As the sender named it, if at all. */
  readonly environment?: string;
}

/**
 * The message for the log: the bytes as they came. Notifications of one Alertmanager group share a key, so that an end is not read
 * before its beginning.
 * @throws PermanentError `not-json`; whether intake understands the JSON is its to say
 */
export function alertMessage({ body, environment }: ReceivedAlerts): OutboundMessage {
  const groupKey = groupKeyOf(parseJson(body));
  return {
    topic: topics.alerts.name,
    key: groupKey === undefined ? null : sha256Hex(groupKey),
    headers: { 'compass-format': 'alertmanager', ...(environment && { 'compass-environment': environment }) },
    body,
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new PermanentError('not-json', `the body is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function groupKeyOf(json: unknown): string | undefined {
  const groupKey = (json as { groupKey?: unknown } | null)?.groupKey;
  return typeof groupKey === 'string' ? groupKey : undefined;
}
