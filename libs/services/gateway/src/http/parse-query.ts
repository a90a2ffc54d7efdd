import { PermanentError } from '@compass/kernel';
import { z } from 'zod';

/** Which page of a list: at most 500 entries, 50 by default, the newest first. */
export const pageQuery = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).default(50),
  pageToken: z.string().max(1_000).default(''),
});

/** Reads a request's query by a schema. @throws PermanentError `invalid-query`, naming what is wrong */
export function parseQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'query'}: ${message}`);
  throw new PermanentError('invalid-query', faults.join('; '));
}
