import { CompassError, PermanentError } from '@compass/kernel';
import type { Occurrence } from '../domain/occurrence.js';
import { ignored, type IgnoredNotice } from './formats/alert-format.js';
import { partsAsked } from './message-parts.js';
import { normalise } from './normalise.js';
import { readDocuments } from './read-documents.js';
import { readParts, type ReadPart } from './read-parts.js';
import { refusalOf, type RefusedPart } from './refusal.js';
import { resolveEnvironment, type ResolveEnvironment } from './resolve-environment.js';

/** A raw alert message, from whatever path. */
export interface RawAlerts {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a message says. */
export interface ParsedAlerts {
  /** Names of the formats that it was recognised as: one, but of lines that differ. */
  readonly formats: readonly string[];
  readonly occurrences: readonly Occurrence[];
  /** What was understood, and is no alert. */
  readonly ignored: readonly IgnoredNotice[];
  /** What was not understood, beside what was. */
  readonly refused: readonly RefusedPart[];
}

/**
 * Reads a raw message, each alert by itself: one that is damaged takes no other with it.
 * @param defaultEnvironment of alerts that name none
 * @param receivedAtMs for formats that do not say when an alert began or ended
 * @throws PermanentError when nothing is understood: `not-json`, `unknown-alert-format`, `no-alerts`, `unknown-environment`
 */
export function parseAlerts(
  { headers, body }: RawAlerts,
  defaultEnvironment: string | undefined,
  receivedAtMs = 0,
): ParsedAlerts {
  const documents = readDocuments(body);
  if (documents.length === 0)
    return { formats: [], occurrences: [], ignored: [ignored('tombstone', 'a message without a body')], refused: [] };
  const isAsked = partsAsked(headers);
  const parts = documents.flatMap((document, place) => readParts(document, place, headers));
  const environmentOf = resolveEnvironment(headers, defaultEnvironment);
  const told = parts.filter(({ part }) => isAsked(part)).map((part) => understand(part, environmentOf, receivedAtMs));
  const refused = told.filter((each) => 'code' in each);
  if (told.length === 0) throw new PermanentError('no-alerts', 'the message has no alerts');
  if (refused.length === told.length) throw refusalOf(refused);
  return {
    formats: [...new Set(parts.flatMap((part) => ('format' in part ? [part.format] : [])))],
    occurrences: told.flatMap((each) => ('key' in each ? [each] : [])),
    ignored: told.flatMap((each) => ('kind' in each ? [each] : [])),
    refused,
  };
}

/** An alert as an occurrence, what is none as it is. */
function understand(
  read: ReadPart | RefusedPart,
  environmentOf: ResolveEnvironment,
  receivedAtMs: number,
): Occurrence | IgnoredNotice | RefusedPart {
  if ('code' in read) return read;
  const { part, format: source, notice } = read;
  if (notice.kind === 'ignored') return notice;
  try {
    return normalise(notice, { source, environment: environmentOf(notice.labels), receivedAtMs });
  } catch (error) {
    if (!(error instanceof CompassError)) throw error;
    return { part, code: error.code, reason: error.message };
  }
}
