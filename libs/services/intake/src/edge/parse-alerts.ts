import { PermanentError } from '@compass/kernel';
import { z } from 'zod';
import type { Occurrence } from '../domain/occurrence.js';
import { ignored, type IgnoredNotice, type Notice } from './formats/alert-format.js';
import { alertFormats } from './formats/all-formats.js';
import { normalise } from './normalise.js';
import { readDocuments } from './read-documents.js';
import { recogniseFormat, type Recognised } from './recognise-format.js';
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
}

/**
 * Reads a raw message, all or none: what is refused can be redriven whole once the reason is mended.
 * @param defaultEnvironment of alerts that name none
 * @param receivedAtMs for formats that do not say when an alert began or ended
 * @throws PermanentError `not-json`, `unknown-alert-format`, `no-alerts`, `unknown-environment`
 */
export function parseAlerts(
  { headers, body }: RawAlerts,
  defaultEnvironment: string | undefined,
  receivedAtMs = 0,
): ParsedAlerts {
  const documents = readDocuments(body);
  if (documents.length === 0)
    return { formats: [], occurrences: [], ignored: [ignored('tombstone', 'a message without a body')] };
  const read = documents.map((document) => readDocument(document, headers));
  const environmentOf = resolveEnvironment(headers, defaultEnvironment);
  const told = read.flatMap(({ format, notices }) => notices.map((notice) => ({ source: format, notice })));
  if (told.length === 0) throw new PermanentError('no-alerts', 'the message has no alerts');
  return {
    formats: [...new Set(read.map(({ format }) => format))],
    occurrences: told.flatMap(({ source, notice }) => occurrencesOf(notice, source, environmentOf, receivedAtMs)),
    ignored: told.flatMap(({ notice }) => (notice.kind === 'ignored' ? [notice] : [])),
  };
}

function occurrencesOf(notice: Notice, source: string, environmentOf: ResolveEnvironment, receivedAtMs: number) {
  if (notice.kind === 'ignored') return [];
  return [normalise(notice, { source, environment: environmentOf(notice.labels), receivedAtMs })];
}

function readDocument(
  document: unknown,
  headers: RawAlerts['headers'],
): { format: string; notices: readonly Notice[] } {
  const recognised = recogniseFormat(document, headers);
  if (!recognised)
    throw unknownFormat(`has the shape of none of: ${alertFormats.map(({ about }) => about).join('; ')}`);
  return { format: recognised.format.name, notices: noticesOf(recognised, headers) };
}

function noticesOf({ format, message }: Recognised, headers: RawAlerts['headers']): readonly Notice[] {
  try {
    return format.read(message, headers);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // A template gone wrong may give a reason for each alert: the first few tell.
    const reasons = error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`);
    throw unknownFormat(`taken for ${format.about}: ${reasons.join('; ')}`);
  }
}

const unknownFormat = (reason: string) => new PermanentError('unknown-alert-format', reason);
