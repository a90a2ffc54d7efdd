import { PermanentError } from '@compass/kernel';
import type { z } from 'zod';

/** One JSON document per line. @throws PermanentError `invalid-recording` with the line's number */
export function parseLines<T>(text: string, schema: z.ZodType<T>, what: string): T[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [parseDocument(line, schema, `${what}, line ${index + 1}`)];
  });
}

/** One JSON document. @throws PermanentError `invalid-recording` that says what it should have been */
export function parseDocument<T>(text: string, schema: z.ZodType<T>, what: string): T {
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new PermanentError('invalid-recording', `recorded ${what}: not as documented`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
