import { PermanentError } from '@compass/kernel';

/**
 * The JSON values of a message: one, or one a line where monitors stream (NDJSON); none of an empty message.
 * @throws PermanentError `not-json`
 */
export function readDocuments(body: Uint8Array): unknown[] {
  if (body.length === 0) return [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return linesOf(text) ?? [JSON.parse(text) as unknown];
  } catch (cause) {
    throw new PermanentError('not-json', `not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Undefined where the text is not several lines that are each an object. */
function linesOf(text: string): unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined;
  return lines.map((line) => JSON.parse(line) as unknown);
}
