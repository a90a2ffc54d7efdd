import { PermanentError } from '@compass/kernel';
import { z } from 'zod';

/** Which page of a list: at most 500 entries, 50 by default, the newest first. */
export const pageQuery = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).default(50),
  pageToken: z.string().max(1_000).default(''),
});

/** A wall clock time: ISO 8601, or epoch milliseconds. Gives epoch milliseconds. */
export const moment = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : /^\d{4}-/.test(text) ? Date.parse(text) : NaN))
  .pipe(z.int('neither ISO 8601 nor epoch milliseconds').min(0));

/** One of these words, or several: repeated, or separated by commas. */
export const wordsQuery = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((each) => each.split(',')))
    .pipe(z.array(z.enum(words)))
    .default([]);

/** Which of a list. */
export const rangeQuery = z.object({ since: moment.optional(), until: moment.optional() });

/** Reads a request's query by a schema. @throws PermanentError `invalid-query`, naming what is wrong */
export function parseQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${String(path[0] ?? 'query')}: ${message}`);
  throw new PermanentError('invalid-query', faults.join('; '));
}
