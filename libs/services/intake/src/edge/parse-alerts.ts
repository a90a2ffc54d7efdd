import { PermanentError } from '@compass/kernel';
import type { z } from 'zod';
import type { Occurrence } from '../domain/occurrence.js';
import { alertmanagerWebhook } from './alertmanager-webhook.js';
import { normaliseAlertmanager } from './normalise-alertmanager.js';
import { resolveEnvironment } from './resolve-environment.js';

/** A raw alert message, from whatever path. */
export interface RawAlerts {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Reads a raw message into occurrences, all or none: what is refused can be redriven whole once the reason is mended.
 * @param defaultEnvironment of alerts that name none
 * @throws PermanentError `not-json`, `unknown-alert-format`, `no-alerts`, `unknown-environment`
 */
export function parseAlerts(raw: RawAlerts, defaultEnvironment: string | undefined): Occurrence[] {
  const webhook = alertmanagerWebhook.safeParse(parseJson(raw.body));
  if (!webhook.success) throw unknownFormat(webhook.error);
  const occurrences = normaliseAlertmanager(webhook.data, resolveEnvironment(raw.headers, defaultEnvironment));
  if (occurrences.length === 0) throw new PermanentError('no-alerts', 'the message has no alerts');
  return occurrences;
}

/** Says the first few reasons: a template gone wrong may give one for each alert. */
function unknownFormat({ issues }: z.ZodError): PermanentError {
  const reasons = issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`);
  return new PermanentError('unknown-alert-format', `not Alertmanager's webhook, version 4: ${reasons.join('; ')}`);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new PermanentError('not-json', `not JSON: ${(cause as Error).message}`, { cause });
  }
}
