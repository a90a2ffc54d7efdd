import { PermanentError } from '@compass/kernel';

/** A JSON value of a message; or why a line is none, where others are. */
export type ReadDocument = { readonly value: unknown } | { readonly fault: string };

/**
 * The JSON values of a message: one, or one a line where monitors stream (NDJSON); none of an empty message.
 * @throws PermanentError `not-json`
 */
export function readDocuments(body: Uint8Array): readonly ReadDocument[] {
  if (body.length === 0) return [];
  const text = textOf(body);
  return linesOf(text) ?? [documentOf(text)];
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new PermanentError('not-json', faultOf(cause), { cause });
  }
}

/** Undefined where the text is not several lines that each look like an object. */
function linesOf(text: string): ReadDocument[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined;
  return lines.map(documentOf);
}

function documentOf(text: string): ReadDocument {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

const faultOf = (error: unknown): string => `not JSON: ${(error as Error).message}`;
